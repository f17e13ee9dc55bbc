package dev.tidegate.standalone;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.tidegate.event.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * What a user or a program must know once everything runs.
 *
 * @param tryLine sends a signed comment
 * @param startedMs from the start of the process until now
 */
record ReadyFacts(
    String portal,
    String ingress,
    String management,
    Login login,
    @JsonProperty("try") String tryLine,
    @JsonProperty("started_ms") long startedMs,
    String data) {

  /** Of the demo merchant. */
  record Login(String user, String password) {}

  /** For people: fits on one screen. */
  String screen() {
    return String.join(
        System.lineSeparator(),
        "",
        String.format(Locale.ROOT, "Tidegate is ready (%.1f s).", startedMs / 1000.0),
        "",
        "  Portal      " + portal,
        "  Login       "
            + login.user()
            + " / "
            + login.password()
            + "  (unless you have changed it)",
        "  Ingress     " + ingress,
        "  Management  " + management + "/ready  " + management + "/metrics",
        "  Data        " + data,
        "",
        "Send a signed comment (paste as it is):",
        "",
        tryLine,
        "",
        "Stop with Ctrl-C; the next start goes on where this one stopped.");
  }

  /** For programs; the file appears whole or not at all. */
  void write(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path next = target.resolveSibling(target.getFileName() + ".next");
    Files.write(
        next, Json.mapper().writer(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(this));
    Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
