package dev.tidegate.jobs.desk;

import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Serialises as another serializer does, and hands out values themselves instead of copies.
 *
 * <p>The heap backend copies a value at its first touch after each checkpoint, in case somebody
 * changes it in place. State of the desk is immutable, so the copy would be wasted on the task's
 * thread. Schema evolution is that of the inner serializer: its snapshot is nested in this one's.
 *
 * @param <T> an immutable type
 */
public final class ImmutableValueSerializer<T> extends TypeSerializer<T> {
  private static final long serialVersionUID = 1L;

  private final TypeSerializer<T> inner;

  /** Wraps {@code inner}, whose values nobody changes. */
  public ImmutableValueSerializer(TypeSerializer<T> inner) {
    this.inner = inner;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return new ImmutableValueSerializer<>(inner.duplicate());
  }

  @Override
  public @Nullable T createInstance() {
    return null;
  }

  @Override
  public T copy(T from) {
    return from;
  }

  @Override
  public T copy(T from, T reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return inner.getLength();
  }

  @Override
  public void serialize(T value, DataOutputView target) throws IOException {
    inner.serialize(value, target);
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    return inner.deserialize(source);
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return inner.deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    inner.copy(source, target);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ImmutableValueSerializer<?> that && inner.equals(that.inner);
  }

  @Override
  public int hashCode() {
    return Objects.hash(ImmutableValueSerializer.class, inner);
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new Snapshot<>(this);
  }

  /**
   * Snapshot with the inner serializer's nested in it; public with an empty constructor for Flink.
   */
  public static final class Snapshot<T>
      extends CompositeTypeSerializerSnapshot<T, ImmutableValueSerializer<T>> {
    private static final int VERSION = 1;

    /** For Flink, which fills it by reading. */
    public Snapshot() {}

    Snapshot(ImmutableValueSerializer<T> serializer) {
      super(serializer);
    }

    @Override
    protected int getCurrentOuterSnapshotVersion() {
      return VERSION;
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(ImmutableValueSerializer<T> outer) {
      return new TypeSerializer<?>[] {outer.inner};
    }

    @Override
    @SuppressWarnings("unchecked") // the one nested serializer is that of T
    protected ImmutableValueSerializer<T> createOuterSerializerWithNestedSerializers(
        TypeSerializer<?>[] nested) {
      return new ImmutableValueSerializer<>((TypeSerializer<T>) nested[0]);
    }
  }
}
