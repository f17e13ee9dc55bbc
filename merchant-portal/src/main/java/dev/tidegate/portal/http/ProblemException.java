package dev.tidegate.portal.http;

import dev.tidegate.ruleset.RuleProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem that the caller can do something about. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ApiProblem problem;
  private final transient List<String> args;
  private final @Nullable String field;
  private final transient List<RuleProblem> ruleProblems;
  private final @Nullable Long revision;
  private final @Nullable Long retryAfterSeconds;

  private ProblemException(
      ApiProblem problem,
      List<String> args,
      @Nullable String field,
      List<RuleProblem> ruleProblems,
      @Nullable Long revision,
      @Nullable Long retryAfterSeconds) {
    super(problem.name(), null, false, false);
    this.problem = problem;
    this.args = args;
    this.field = field;
    this.ruleProblems = ruleProblems;
    this.revision = revision;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** A problem with the arguments of its words. */
  public static ProblemException of(ApiProblem problem, String... args) {
    return new ProblemException(problem, List.of(args), null, List.of(), null, null);
  }

  /** A problem with one field, which is the first argument too. */
  public static ProblemException field(ApiProblem problem, String field, String... args) {
    return new ProblemException(problem, List.of(args), field, List.of(), null, null);
  }

  /** A field that is wrong; {@code why} follows the field's name. */
  public static ProblemException invalid(String field, String why) {
    return field(ApiProblem.INVALID_FIELD, field, field, why);
  }

  /** What is wrong with a draft or an import. */
  public static ProblemException rules(ApiProblem problem, List<RuleProblem> problems) {
    long errors = problems.stream().filter(p -> p.severity() == RuleProblem.Severity.ERROR).count();
    return new ProblemException(
        problem, List.of(Long.toString(errors)), null, List.copyOf(problems), null, null);
  }

  /** Somebody saved in between. */
  public static ProblemException conflict(long revision) {
    return new ProblemException(
        ApiProblem.CONFLICT, List.of(Long.toString(revision)), null, List.of(), revision, null);
  }

  /** To be tried again later. */
  public static ProblemException retryAfter(ApiProblem problem, long seconds) {
    return new ProblemException(
        problem, List.of(Long.toString(seconds)), null, List.of(), null, seconds);
  }

  /** The kind. */
  public ApiProblem problem() {
    return problem;
  }

  List<String> args() {
    return args;
  }

  @Nullable String fieldName() {
    return field;
  }

  List<RuleProblem> ruleProblems() {
    return ruleProblems;
  }

  @Nullable Long revision() {
    return revision;
  }

  @Nullable Long retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
