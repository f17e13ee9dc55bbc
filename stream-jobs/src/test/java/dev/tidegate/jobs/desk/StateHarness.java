package dev.tidegate.jobs.desk;

import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** A keyed state backend with {@link FlinkDeskState} on it. */
final class StateHarness implements AutoCloseable {
  final KeyedOneInputStreamOperatorTestHarness<String, String, String> harness;
  private final Probe probe = new Probe();

  static StateHarness empty() throws Exception {
    StateHarness made = new StateHarness();
    made.harness.open();
    return made;
  }

  static StateHarness restored(OperatorSubtaskState snapshot) throws Exception {
    StateHarness made = new StateHarness();
    made.harness.initializeState(snapshot);
    made.harness.open();
    return made;
  }

  private StateHarness() throws Exception {
    harness = new KeyedOneInputStreamOperatorTestHarness<>(probe, key -> key, Types.STRING);
    harness.setup();
  }

  FlinkDeskState of(String merchant) {
    probe.setCurrentKey(merchant);
    return probe.state;
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }

  private static final class Probe extends AbstractStreamOperator<String>
      implements OneInputStreamOperator<String, String> {
    private static final long serialVersionUID = 1L;
    private transient FlinkDeskState state;

    @Override
    public void open() throws Exception {
      super.open();
      state = new FlinkDeskState(getKeyedStateBackend(), new SerializerConfigImpl());
    }

    @Override
    public void processElement(StreamRecord<String> element) {
      throw new UnsupportedOperationException();
    }
  }
}
