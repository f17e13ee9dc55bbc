package dev.tidegate.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.Json;
import dev.tidegate.understanding.EscalationScore;
import dev.tidegate.understanding.EscalationScore.Turn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * Should a talk have gone to a person: one JSON object a line, with {@code turns} of sender and
 * text, and {@code S}, the buyer's satisfaction; at most {@value #UNSATISFIED} should have. {@code
 * auc} is that of {@link EscalationScore}.
 */
@Command(name = "escalation", description = "Talks that needed a person: JSON lines, turns and S.")
final class EscalationEval extends FileEval {
  private static final double UNSATISFIED = -0.5;

  private record Talk(List<Turn> turns, boolean person, String text) {}

  @Override
  Report evaluate(Path file, Output output) {
    List<Talk> talks = talks(file);
    boolean[] gold = new boolean[talks.size()];
    double[] score = new double[gold.length];
    List<EscalationScore> said = new ArrayList<>();
    for (int i = 0; i < gold.length; i++) {
      gold[i] = talks.get(i).person();
      said.add(EscalationScore.of(talks.get(i).turns()));
      score[i] = said.get(i).probability();
    }
    double middle = cut(gold, score);
    for (int i = 0; i < gold.length; i++) {
      if (gold[i] != (score[i] > middle)) {
        String trace = "cut at %.3f: %s".formatted(middle, said.get(i).words());
        String shown = "%.3f".formatted(score[i]);
        output.wrong(gold[i] ? "person" : "", shown, talks.get(i).text(), trace);
      }
    }
    return new Scores(gold.length)
        .add("auc", Scores.auc(gold, score))
        .report("escalation", file.toString());
  }

  /** The score above which as many talks are as should have gone to a person. */
  private static double cut(boolean[] gold, double[] score) {
    int persons = 0;
    for (boolean person : gold) {
      persons += person ? 1 : 0;
    }
    double[] ascending = score.clone();
    java.util.Arrays.sort(ascending);
    return ascending[Math.max(0, ascending.length - persons - 1)];
  }

  private static List<Talk> talks(Path file) {
    List<Talk> talks = new ArrayList<>();
    int number = 0;
    for (String line : DataFile.text(file).lines().toList()) {
      number++;
      if (!line.isBlank()) {
        talks.add(talk(file + ", line " + number, line));
      }
    }
    if (talks.isEmpty()) {
      throw new MalformedFileException(file + " has no talks");
    }
    return talks;
  }

  private static Talk talk(String place, String line) {
    JsonNode json;
    try {
      json = Json.mapper().readTree(line);
    } catch (IOException e) {
      throw new MalformedFileException(place + " is not JSON: " + e.getMessage());
    }
    if (!json.path("turns").isArray() || json.path("turns").isEmpty()) {
      throw new MalformedFileException(place + ": \"turns\" must be a list with a turn");
    }
    if (!json.path("S").isNumber()) {
      throw new MalformedFileException(place + ": \"S\" must be a number");
    }
    List<Turn> turns = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (JsonNode turn : json.get("turns")) {
      if (!turn.path("sender").isTextual() || !turn.path("text").isTextual()) {
        throw new MalformedFileException(place + ": a turn needs \"sender\" and \"text\"");
      }
      boolean buyer = turn.get("sender").asText().equals("customer");
      turns.add(new Turn(buyer, turn.get("text").asText()));
      text.append(buyer ? " B: " : " H: ").append(turn.get("text").asText());
    }
    return new Talk(turns, json.get("S").asDouble() <= UNSATISFIED, text.toString());
  }
}
