package dev.tidegate.jobs.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.ToolProvider;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImmutableValueSerializerTest {
  @TempDir Path dir;

  @Test
  void aFieldMayBeAddedToAStateClassBetweenReleases() throws Exception {
    // Given a value and a serializer snapshot written by an older release
    DataOutputSerializer bytes = new DataOutputSerializer(256);
    try (URLClassLoader old = release("old", "String name, long atMs")) {
      Class<?> type = old.loadClass("Kept");
      Object value = type.getConstructors()[0].newInstance("n", 7L);
      TypeSerializer<Object> serializer = serializerOf(type);
      TypeSerializerSnapshot.writeVersionedSnapshot(bytes, serializer.snapshotConfiguration());
      serializer.serialize(value, bytes);
    }

    // When a newer release, whose class has a field more, reads them
    try (URLClassLoader now = release("now", "String name, long atMs, String added")) {
      TypeSerializer<Object> serializer = serializerOf(now.loadClass("Kept"));
      DataInputDeserializer in = new DataInputDeserializer(bytes.getCopyOfBuffer());
      TypeSerializerSnapshot<Object> written =
          TypeSerializerSnapshot.readVersionedSnapshot(in, now);
      TypeSerializerSchemaCompatibility<Object> compatibility =
          serializer.snapshotConfiguration().resolveSchemaCompatibility(written);
      Object read = written.restoreSerializer().deserialize(in);

      // Then
      assertThat(compatibility.isCompatibleAfterMigration()).isTrue();
      assertThat(read).hasToString("Kept[name=n, atMs=7, added=null]");
    }
  }

  @SuppressWarnings("unchecked")
  private static TypeSerializer<Object> serializerOf(Class<?> type) {
    return new ImmutableValueSerializer<>(
        (TypeSerializer<Object>)
            TypeInformation.of(type).createSerializer(new SerializerConfigImpl()));
  }

  /** A class loader with {@code public record Kept(components)}. */
  private URLClassLoader release(String name, String components) throws Exception {
    Path source = Files.createDirectories(dir.resolve(name)).resolve("Kept.java");
    Files.writeString(source, "public record Kept(" + components + ") {}");
    int failed =
        Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
            .run(
                null,
                null,
                null,
                List.of("--release", "17", source.toString()).toArray(String[]::new));
    assertThat(failed).isZero();
    return new URLClassLoader(
        new URL[] {source.getParent().toUri().toURL()}, getClass().getClassLoader());
  }
}
