package dev.tidegate.desk;

import java.util.List;
import java.util.Objects;

/**
 * With whom a buyer is known to be one person.
 *
 * @param links to fewer than {@link Joins#MOST} others, by each evidence once
 */
public record JoinState(List<Link> links) {
  /**
   * That two names are one person, and by which evidence it is known.
   *
   * @param evidence name of a {@code BuyerJoined.Evidence}
   */
  public record Link(String with, String evidence) {}

  public JoinState {
    links = List.copyOf(Objects.requireNonNullElse(links, List.of()));
  }
}
