package dev.tidegate.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tidegate.account.Account;
import dev.tidegate.account.MerchantKeys;
import dev.tidegate.event.Action;
import dev.tidegate.event.Board;
import dev.tidegate.event.DeadLetter;
import dev.tidegate.event.Decision;
import dev.tidegate.event.HandOff;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.Obligation;
import dev.tidegate.event.QuestionNext;
import dev.tidegate.event.RoomMinute;
import dev.tidegate.ruleset.RuleSet;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** docs/asyncapi.yaml says what the code does, topic by topic and field by field. */
class AsyncApiTest {
  private static final List<Class<?>> OUTPUTS =
      List.of(
          Decision.class,
          Obligation.class,
          Action.class,
          Board.class,
          HandOff.class,
          RoomMinute.class,
          QuestionNext.class,
          DeadLetter.class,
          RuleSet.class,
          Account.class,
          MerchantKeys.class);

  /** Delivery's own values; a test beside them compares their fields. */
  private static final Set<String> LEDGER = Set.of("LedgerClaim", "LedgerOutcome");

  private final JsonNode document = read();

  @Test
  void everyTopicIsDocumented_andNoOther() {
    Set<String> documented = new TreeSet<>();
    document.get("channels").forEach(channel -> documented.add(channel.get("address").asText()));

    assertThat(documented)
        .isEqualTo(Topics.all().stream().map(Topics.Spec::name).collect(Collectors.toSet()));
  }

  @Test
  void everyFieldOfEveryTypeIsDocumented_andNoOther() {
    List<Class<?>> types = new ArrayList<>(OUTPUTS);
    types.addAll(List.of(LogRecord.class.getPermittedSubclasses()));
    JsonNode schemas = document.get("components").get("schemas");

    for (Class<?> type : types) {
      JsonNode schema = schemas.get(type.getSimpleName());
      assertThat(schema).as(type.getSimpleName()).isNotNull();
      assertThat(names(schema.get("properties")))
          .as(type.getSimpleName())
          .isEqualTo(with(components(type).map(RecordComponent::getName), "type", "v"));
      assertThat(texts(schema.get("required")))
          .as("required of " + type.getSimpleName())
          .isEqualTo(
              with(
                  components(type).filter(c -> !isNullable(c)).map(RecordComponent::getName),
                  "type"));
    }
    assertThat(names(schemas))
        .isEqualTo(with(types.stream().map(Class::getSimpleName), LEDGER.toArray(String[]::new)));
  }

  private static Stream<RecordComponent> components(Class<?> type) {
    return Stream.of(type.getRecordComponents());
  }

  private static boolean isNullable(RecordComponent component) {
    AnnotatedElement type = component.getAnnotatedType();
    return type.isAnnotationPresent(Nullable.class);
  }

  private static Set<String> with(Stream<String> names, String... more) {
    return Stream.concat(names, Stream.of(more)).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(Path.of("..", "docs", "asyncapi.yaml").toFile());
    } catch (IOException e) {
      throw new IllegalStateException("docs/asyncapi.yaml must be readable", e);
    }
  }
}
