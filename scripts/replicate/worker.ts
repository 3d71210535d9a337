// Runs one shard of a replication's sweep: worker.ts <folder of prepared data> <options of `sweep`>.
import { endWith } from "../../src/cli/ending";
import { sweepCommand } from "../../src/cli/sweep";
import { readSweepOptions } from "../../src/cli/sweepOptions";

const [folder, ...words] = process.argv.slice(2);
endWith((async () => sweepCommand(readSweepOptions(words), folder))());
