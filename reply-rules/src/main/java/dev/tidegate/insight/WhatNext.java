package dev.tidegate.insight;

import dev.tidegate.event.QuestionNext;
import dev.tidegate.event.QuestionNext.Next;
import dev.tidegate.insight.BuyerThread.Early;
import dev.tidegate.insight.BuyerThread.Question;
import dev.tidegate.insight.Noted.Act;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Follows one buyer after an answer: what they do next within {@value #FOLLOW_UP_MS} ms is the
 * outcome of the answer, the strongest thing if there are several. Silence is no outcome: nothing
 * is ever said about it. An order or a sent reply counts whether it is read before or after the
 * answer.
 */
public final class WhatNext {
  /** How long after a question an act counts: a live show sells an item within minutes. */
  public static final long FOLLOW_UP_MS = 15 * 60_000L;

  /** How much later than the clock of the job an act may be read and still count. */
  public static final long LATENESS_MS = 5 * 60_000L;

  /** An order or a sent reply waits so long for the answer that it belongs to. */
  private static final long EARLY_MS = 2 * 60_000L;

  private static final int QUESTIONS = 8;
  private static final int ACTS = 8;
  private static final long[] WAITS_MS = {
    250, 500, 1_000, 2_000, 3_000, 5_000, 10_000, 30_000, 60_000, 300_000
  };
  private static final String LONGER = "more";

  private WhatNext() {}

  /** What follows from an act. */
  public record Step(BuyerThread thread, List<MinuteChange> changes, List<QuestionNext> nexts) {}

  /** Collects while one act is worked in. */
  private static final class Work {
    final List<Question> questions;
    final List<Early> acts;
    final List<MinuteChange> changes = new ArrayList<>();
    final List<QuestionNext> nexts = new ArrayList<>();

    Work(BuyerThread thread) {
      questions = new ArrayList<>(thread.questions());
      acts = new ArrayList<>(thread.acts());
    }

    Step step() {
      return new Step(new BuyerThread(questions, acts), changes, nexts);
    }
  }

  /** Works an act in. */
  public static Step step(BuyerThread thread, Noted noted) {
    Work work = new Work(thread);
    switch (noted.act()) {
      case NONE -> {}
      case ANSWERED -> answered(work, noted);
      case ASKED -> askedAgain(work, noted);
      case CONFIRMED -> all(work, noted.merchant(), noted.atMs(), Next.CONFIRMED);
      case PERSON -> all(work, noted.merchant(), noted.atMs(), Next.PERSON);
      case BOUGHT -> {
        all(work, noted.merchant(), noted.atMs(), Next.BOUGHT);
        remember(work, new Early(noted.atMs(), null));
      }
      case SENT -> sent(work, noted);
    }
    return work.step();
  }

  /** What is still of use when the clock of the job stands at {@code nowMs}. */
  public static BuyerThread prune(BuyerThread thread, long nowMs) {
    return new BuyerThread(
        thread.questions().stream().filter(q -> forgetMs(q) > nowMs).toList(),
        thread.acts().stream().filter(a -> forgetMs(a) > nowMs).toList());
  }

  /** When something of the thread can be forgotten next; it must not be empty. */
  public static long forgetMs(BuyerThread thread) {
    long earliest = Long.MAX_VALUE;
    for (Question question : thread.questions()) {
      earliest = Math.min(earliest, forgetMs(question));
    }
    for (Early act : thread.acts()) {
      earliest = Math.min(earliest, forgetMs(act));
    }
    return earliest;
  }

  private static long forgetMs(Question question) {
    return question.atMs() + FOLLOW_UP_MS + LATENESS_MS;
  }

  private static long forgetMs(Early act) {
    return act.atMs() + EARLY_MS + LATENESS_MS;
  }

  private static void answered(Work work, Noted noted) {
    askedAgain(work, noted);
    if (work.questions.size() == QUESTIONS) {
      work.questions.remove(0);
    }
    Question question =
        new Question(
            noted.source(),
            Objects.requireNonNullElse(noted.eventId(), ""),
            noted.atMs(),
            noted.room(),
            noted.about(),
            Next.SILENT,
            false);
    work.changes.add(
        MinuteChange.of(noted.merchant(), noted.room(), noted.atMs(), Figure.FOLLOWED.one()));
    int last = work.questions.size();
    work.questions.add(question);
    for (Early act : List.copyOf(work.acts)) {
      if (act.eventId() == null) {
        raise(work, noted.merchant(), last, act.atMs(), Next.BOUGHT);
      } else if (act.eventId().equals(question.eventId())) {
        waited(work, noted.merchant(), last, act.atMs());
        work.acts.remove(act);
      }
    }
  }

  /** Without an answer's id the words were said before: the newest question is meant. */
  private static void askedAgain(Work work, Noted noted) {
    for (int i = 0; i < work.questions.size(); i++) {
      boolean same =
          noted.about() == null
              ? noted.act() == Act.ASKED && i == work.questions.size() - 1
              : noted.about().equals(work.questions.get(i).answerId());
      if (same) {
        raise(work, noted.merchant(), i, noted.atMs(), Next.ASKED_AGAIN);
      }
    }
  }

  private static void all(Work work, String merchant, long atMs, Next next) {
    for (int i = 0; i < work.questions.size(); i++) {
      raise(work, merchant, i, atMs, next);
    }
  }

  private static void raise(Work work, String merchant, int index, long atMs, Next next) {
    Question question = work.questions.get(index);
    boolean within = atMs > question.atMs() && atMs <= question.atMs() + FOLLOW_UP_MS;
    if (!within || next.rank() <= question.next().rank()) {
      return;
    }
    work.questions.set(
        index,
        new Question(
            question.source(),
            question.eventId(),
            question.atMs(),
            question.room(),
            question.answerId(),
            next,
            question.sent()));
    Map<String, Long> figures = new HashMap<>();
    if (question.next() != Next.SILENT) {
      figures.put(figure(question.next()).code(), -1L);
    }
    figures.put(figure(next).code(), 1L);
    work.changes.add(MinuteChange.of(merchant, question.room(), question.atMs(), figures));
    work.nexts.add(
        new QuestionNext(question.source(), merchant, question.room(), question.atMs(), next));
  }

  private static Figure figure(Next next) {
    return switch (next) {
      case CONFIRMED -> Figure.CONFIRMED;
      case ASKED_AGAIN -> Figure.ASKED_AGAIN;
      case PERSON -> Figure.WENT_TO_PERSON;
      case BOUGHT -> Figure.BOUGHT;
      case SILENT -> throw new IllegalArgumentException("silence is not counted");
    };
  }

  private static void sent(Work work, Noted noted) {
    for (int i = 0; i < work.questions.size(); i++) {
      if (work.questions.get(i).eventId().equals(noted.about())) {
        waited(work, noted.merchant(), i, noted.atMs());
        return;
      }
    }
    remember(work, new Early(noted.atMs(), noted.about()));
  }

  private static void waited(Work work, String merchant, int index, long atMs) {
    Question question = work.questions.get(index);
    if (question.sent()) {
      return;
    }
    work.questions.set(
        index,
        new Question(
            question.source(),
            question.eventId(),
            question.atMs(),
            question.room(),
            question.answerId(),
            question.next(),
            true));
    work.changes.add(
        MinuteChange.waited(
            merchant, question.room(), question.atMs(), bucket(atMs - question.atMs())));
  }

  private static String bucket(long waitedMs) {
    for (long bound : WAITS_MS) {
      if (waitedMs <= bound) {
        return Long.toString(bound);
      }
    }
    return LONGER;
  }

  private static void remember(Work work, Early act) {
    if (work.acts.size() == ACTS) {
      work.acts.remove(0);
    }
    work.acts.add(act);
  }
}
