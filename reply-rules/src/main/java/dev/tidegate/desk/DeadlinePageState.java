package dev.tidegate.desk;

import java.util.List;

/** Obligations that are due at one moment. */
public record DeadlinePageState(List<String> obligationIds) {
  public DeadlinePageState {
    obligationIds = List.copyOf(obligationIds);
  }
}
