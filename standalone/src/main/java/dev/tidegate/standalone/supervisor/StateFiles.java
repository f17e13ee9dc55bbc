package dev.tidegate.standalone.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.AbstractChannelStateHandle;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;

/**
 * The files that a checkpoint's metadata names. State small enough to lie in the metadata itself
 * has none.
 */
final class StateFiles {
  private StateFiles() {}

  /** Throws {@link IOException} naming the first file that is missing or shorter than it was. */
  static void requirePresent(CheckpointMetadata metadata) throws IOException {
    for (OperatorState operator : metadata.getOperatorStates()) {
      for (OperatorSubtaskState subtask : operator.getStates()) {
        for (FileStateHandle handle : fileHandles(subtask).toList()) {
          requirePresent(handle);
        }
      }
    }
  }

  private static void requirePresent(FileStateHandle handle) throws IOException {
    Path file = Path.of(handle.getFilePath().getPath());
    if (!Files.exists(file)) {
      throw new IOException("state file " + file + " is missing");
    }
    if (Files.size(file) < handle.getStateSize()) {
      throw new IOException(
          "state file " + file + " has " + Files.size(file) + " of " + handle.getStateSize());
    }
  }

  private static Stream<FileStateHandle> fileHandles(OperatorSubtaskState subtask) {
    Stream<StreamStateHandle> operator =
        Stream.of(subtask.getManagedOperatorState(), subtask.getRawOperatorState())
            .flatMap(handles -> handles.stream())
            .map(OperatorStateHandle::getDelegateStateHandle);
    Stream<StreamStateHandle> keyed =
        Stream.of(subtask.getManagedKeyedState(), subtask.getRawKeyedState())
            .flatMap(handles -> handles.stream())
            .flatMap(StateFiles::delegates);
    Stream<StreamStateHandle> channels =
        Stream.concat(
            subtask.getInputChannelState().stream()
                .filter(AbstractChannelStateHandle.class::isInstance)
                .map(handle -> ((AbstractChannelStateHandle<?>) handle).getDelegate()),
            subtask.getResultSubpartitionState().stream()
                .filter(AbstractChannelStateHandle.class::isInstance)
                .map(handle -> ((AbstractChannelStateHandle<?>) handle).getDelegate()));
    return Stream.of(operator, keyed, channels)
        .flatMap(handles -> handles)
        .filter(FileStateHandle.class::isInstance)
        .map(FileStateHandle.class::cast);
  }

  private static Stream<StreamStateHandle> delegates(KeyedStateHandle handle) {
    if (handle instanceof KeyGroupsStateHandle groups) {
      return Stream.of(groups.getDelegateStateHandle());
    }
    if (handle instanceof IncrementalRemoteKeyedStateHandle incremental) {
      return incremental.streamSubHandles();
    }
    return Stream.empty();
  }
}
