package dev.tidegate.desk;

import java.util.List;

/** Some of the questions that wait in a cluster, as obligation ids in the order of asking. */
public record WaitingPageState(List<String> obligationIds) {
  public WaitingPageState {
    obligationIds = List.copyOf(obligationIds);
  }
}
