package dev.tidegate.portal.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidegate.ruleset.Language;
import dev.tidegate.ruleset.RuleProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem of a draft or an import as the API shows it.
 *
 * @param part of the draft, for example {@code keywordRules}
 * @param index of the entry in its list from 0, -1 when it is about none
 * @param message in the user's language
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemView(
    String part,
    int index,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String id,
    String field,
    String message,
    String severity,
    String code,
    @Nullable String file,
    @Nullable Long line,
    @Nullable String column) {

  /** In the user's language. */
  public static List<ProblemView> of(List<RuleProblem> problems, Language language) {
    return problems.stream().map(problem -> of(problem, language)).toList();
  }

  private static ProblemView of(RuleProblem problem, Language language) {
    return new ProblemView(
        problem.part().json(),
        problem.index(),
        problem.id(),
        problem.field(),
        problem.words(language),
        problem.severity().json(),
        problem.code().name(),
        problem.file(),
        problem.line(),
        problem.column());
  }
}
