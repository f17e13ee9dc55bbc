package dev.tidegate.portal.live;

import dev.tidegate.event.HostMark;
import dev.tidegate.event.InvalidFieldException;
import dev.tidegate.event.Json;
import dev.tidegate.event.Require;
import dev.tidegate.event.TopicNames;
import dev.tidegate.portal.http.Answer;
import dev.tidegate.portal.http.Call;
import dev.tidegate.portal.http.Endpoint;
import dev.tidegate.portal.http.ProblemException;
import dev.tidegate.portal.outbox.Outbox;
import dev.tidegate.portal.outbox.OutboxEntry;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the host does on the board: each tap becomes a record on the log, which the desk decides.
 */
public final class MarkApi {
  private final Pool pool;
  private final Runnable changed;

  /**
   * The operation on marks.
   *
   * @param changed called after a commit that filled the outbox
   */
  public MarkApi(Pool pool, Runnable changed) {
    this.pool = pool;
    this.changed = changed;
  }

  /** What goes with which kind is checked by {@link HostMark}. */
  record MarkForm(
      HostMark.Kind kind,
      @Nullable String cluster,
      @Nullable String text,
      @Nullable String target,
      @Nullable String wording,
      @Nullable Integer link,
      @Nullable String sku) {
    MarkForm {
      Require.present(kind, "kind");
    }
  }

  /** The operations. */
  public List<Endpoint> endpoints() {
    return List.of(Endpoint.user(HttpMethod.POST, "/api/live/{room}/marks", this::mark));
  }

  private Future<Answer> mark(Call call) {
    HostMark mark = markOf(call);
    List<List<OutboxEntry>> chain =
        List.of(List.of(new OutboxEntry(TopicNames.EVENTS, mark.merchant(), Json.bytes(mark))));
    return pool.withTransaction(
            connection ->
                Outbox.lock(connection, mark.merchant())
                    .compose(locked -> Outbox.append(connection, mark.merchant(), chain)))
        .map(
            done -> {
              changed.run();
              return Answer.EMPTY;
            });
  }

  private static HostMark markOf(Call call) {
    MarkForm form = call.body(MarkForm.class);
    try {
      return new HostMark(
          "mark/" + UUID.randomUUID(),
          call.merchant(),
          call.path("room"),
          form.kind(),
          form.cluster(),
          form.text(),
          call.caller().user(),
          form.target(),
          form.wording(),
          form.link(),
          form.sku());
    } catch (InvalidFieldException e) {
      throw ProblemException.invalid(e.field(), e.problem());
    }
  }
}
