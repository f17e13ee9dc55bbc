package dev.tidegate.standalone;

import picocli.CommandLine.Command;

/** Groups the benchmarks. */
@Command(
    name = "bench",
    description = "Measures; each figure is a ratio to a yardstick measured in the same process.",
    mixinStandardHelpOptions = true,
    subcommands = BenchPathCommand.class)
final class BenchCommand {}
