package dev.tidegate.evaluation;

import picocli.CommandLine.Command;

/** Groups the evaluations; exit code 2 for a malformed file. */
@Command(
    name = "eval",
    description = "Measures how well comments are read, on labelled files.",
    mixinStandardHelpOptions = true,
    subcommands = {
      QuestionEval.class,
      FaqEval.class,
      AllEval.class,
      EscalationEval.class,
      IntentsEval.class,
      ShopsEval.class,
      FloodEval.class,
      BudgetEval.class,
      ModerationEval.class,
      PairsEval.class,
      EvasionEval.class
    })
public final class EvalCommand {}
