package dev.tidegate.standalone;

import picocli.CommandLine.Command;

/** Groups the benchmarks. */
@Command(
    name = "bench",
    description = "Measures; ratios are to a yardstick measured in turns with it.",
    mixinStandardHelpOptions = true,
    subcommands = {BenchDeskCommand.class, BenchPathCommand.class, BenchReadingCommand.class})
final class BenchCommand {}
