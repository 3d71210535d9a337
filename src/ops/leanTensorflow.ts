// What `@tensorflow/tfjs` means in the page's bundle (an alias in vite.config.ts): the core with its gradients, without
// layers, converter, data and WebGL, which the lab never calls and which would double the size of the worker.
// Node (the command line, the unit tests) takes the package itself: there the core is CommonJS, and importing a file of
// its `dist` folder would bring in a second engine.
// First: the gradients register with the core at once.
import "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";

export * from "@tensorflow/tfjs-core";
