package dev.tidegate.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.Board;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Decision;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.OrderEvent;
import dev.tidegate.event.RoomMinute.Cluster;
import dev.tidegate.insight.Noted.Act;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotesTest {

  @ParameterizedTest
  @CsvSource({
    "ANSWERED, merchant_answer, true, K1, keyword_hit, comments questions byRule, ANSWERED",
    "ANSWERED, merchant_answer, true, F1, faq_match, comments questions byFaq, ANSWERED",
    "ANSWERED, product_data, true, product.price, product_answer, comments questions byProduct, ANSWERED",
    "ANSWERED, merchant_answer, false, K1, keyword_hit, comments, NONE",
    "JOINED, waits_for_host, true, , joined_cluster, comments questions toHost, NONE",
    "HANDED_OVER, complaint, false, , complaint, comments toPerson, PERSON",
    "SUPPRESSED, cool_down, true, K1, cool_down, comments questions, ASKED",
    "HIDDEN, flood, true, , flood, comments questions, NONE",
    "SUPPRESSED, duplicate_event, false, , duplicate_event, , NONE",
  })
  void aDecisionAddsToFiguresAndTellsOfTheBuyer(
      Disposition disposition,
      String reason,
      boolean question,
      String answerId,
      String because,
      String figures,
      Act act) {
    // When
    Noted noted =
        Notes.of(Shown.decision(61_000, disposition, reason, question, answerId, "price", because))
            .orElseThrow();

    // Then
    assertThat(noted.change().figures().keySet())
        .isEqualTo(figures == null ? Set.of() : Set.of(figures.split(" ")));
    assertThat(noted.change().rulings()).containsOnlyKeys(disposition + "/" + reason);
    assertThat(noted.change().minuteMs()).isEqualTo(60_000);
    assertThat(noted.act()).isEqualTo(act);
  }

  @Test
  void decisionsAboutAnythingElseAreNoFigures() {
    Decision outcome =
        new Decision(
            "0@1#0",
            "m1",
            "DeliveryOutcome",
            null,
            null,
            null,
            Disposition.APPLIED,
            "delivery_outcome",
            null,
            false,
            null,
            null,
            List.of(),
            List.of(),
            1);
    assertThat(Notes.of(outcome)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(OrderEvent.Status.class)
  void anOrderCountsWhenItIsMadeOrPaid(OrderEvent.Status status) {
    boolean bought = status == OrderEvent.Status.CREATED || status == OrderEvent.Status.PAID;
    assertThat(Notes.of(Shown.order(status), "0@1#0", 1).isPresent()).isEqualTo(bought);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "谢谢",
        "好的谢谢主播",
        "知道了",
        "明白了～",
        "收到",
        "OK",
        "ok!",
        "好的好的",
        "谢谢老板🌹",
        "Thanks!",
        "got it",
        "Thank you so much",
        "懂了懂了"
      })
  void thanksAreConfirmations(String text) {
    assertThat(Notes.of(chat(text), "0@1#0", 1))
        .hasValueSatisfying(noted -> assertThat(noted.act()).isEqualTo(Act.CONFIRMED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "好的那多少钱",
        "谢谢但是没收到货",
        "不好的",
        "好看吗",
        "知道为什么吗",
        "可以的吗？",
        "明白人都不买",
        "多少钱",
        "哈哈",
        "thanks for nothing, where is it",
        "okay?",
        "收到货了吗",
        "不谢谢",
        "不知道"
      })
  void anythingMoreIsNone(String text) {
    assertThat(Notes.of(chat(text), "0@1#0", 1)).isEmpty();
  }

  @Test
  void ofABoardTheLargestClustersAreKeptMaskedAndShort() {
    // Given
    List<Board.Line> lines =
        IntStream.range(0, 15)
            .mapToObj(i -> line("c" + i, "问题" + i, i))
            .collect(java.util.stream.Collectors.toCollection(java.util.ArrayList::new));
    lines.add(line("long", "我电话13812345678" + "长".repeat(100), 99));
    Board board =
        new Board(
            "m1", "r1", 7, 125_000, null, 1, 1, 1, 0, 0, 0, lines, List.of(), List.of(), 0, 0, 0);

    // When
    MinuteChange change = Notes.of(board, "0@1#0").change();

    // Then
    assertThat(change.boardSeq()).isEqualTo(7);
    assertThat(change.minuteMs()).isEqualTo(120_000);
    assertThat(change.clusters()).hasSize(Notes.CLUSTERS);
    assertThat(change.clusters()).extracting(Cluster::id).startsWith("long", "c14", "c13");
    assertThat(change.clusters().get(0).text())
        .startsWith("我电话138******78长")
        .hasSize(Notes.TEXT + 1)
        .endsWith("…");
  }

  private static Board.Line line(String id, String text, int comments) {
    return new Board.Line(id, text, 1, comments, 1, 1, false, null, null, false, null, List.of());
  }

  private static ChatEvent chat(String text) {
    return new ChatEvent(
        "a/1", "m1", "a", "generic", ChatEvent.Kind.COMMENT, "r1", "b1", "", text, 0, 0);
  }
}
