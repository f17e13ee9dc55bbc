package dev.tidegate.jobs.desk;

import dev.tidegate.desk.DeskState;
import dev.tidegate.desk.MemoryState;

class MemoryStateContractTest extends DeskStateContract {
  @Override
  DeskState state() {
    return new MemoryState();
  }
}
