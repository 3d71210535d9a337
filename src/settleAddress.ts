import { settle } from "./store/link/address";

// Ahead of everything that reads the address: what concerns the page as a whole belongs to its query.
const { search, hash } = settle(location);
if (hash !== location.hash) history.replaceState(history.state, "", location.pathname + search + hash);
