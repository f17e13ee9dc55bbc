package dev.tidegate.portal.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.tidegate.event.InvalidFieldException;
import dev.tidegate.event.Json;
import dev.tidegate.ruleset.Language;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request on its way through an endpoint. Event loop only. */
public final class Call {
  private final RoutingContext context;
  private final @Nullable Caller caller;

  Call(RoutingContext context, @Nullable Caller caller) {
    this.context = context;
    this.caller = caller;
  }

  /** Vert.x' view of it: for cookies, headers, and streaming. */
  public RoutingContext context() {
    return context;
  }

  /** Who calls; empty when nobody is signed in, which only endpoints for anybody see. */
  public Optional<Caller> knownCaller() {
    return Optional.ofNullable(caller);
  }

  /** Who calls; endpoints for anybody must not ask. */
  public Caller caller() {
    if (caller == null) {
      throw ProblemException.of(ApiProblem.NOT_SIGNED_IN);
    }
    return caller;
  }

  /** The merchant that every query is filtered by. */
  public String merchant() {
    return caller().merchant();
  }

  /** The language of the answer. */
  public Language language() {
    return language(context);
  }

  /** The first of zh and en in {@code Accept-Language}; Chinese when there is none. */
  static Language language(RoutingContext context) {
    String header = context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    if (header == null) {
      return Language.ZH;
    }
    for (String range : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      String tag = range.strip();
      if (tag.startsWith("zh")) {
        return Language.ZH;
      }
      if (tag.startsWith("en")) {
        return Language.EN;
      }
    }
    return Language.ZH;
  }

  /** A part of the path, decoded. */
  public String path(String name) {
    String value = context.pathParam(name);
    if (value == null || value.isBlank()) {
      throw ProblemException.of(ApiProblem.NOT_FOUND, name);
    }
    return value;
  }

  /** A query parameter, null when it is absent or blank. */
  public @Nullable String query(String name) {
    String value = context.queryParams().get(name);
    return value == null || value.isBlank() ? null : value;
  }

  /** The body, read; throws a problem that names the field. */
  public <T> T body(Class<T> type) {
    Buffer buffer = context.body().buffer();
    if (buffer == null) {
      throw ProblemException.of(ApiProblem.MALFORMED_JSON, "-");
    }
    try {
      T value = Json.mapper().readValue(buffer.getBytes(), type);
      if (value == null) {
        throw ProblemException.of(ApiProblem.MALFORMED_JSON, "null");
      }
      return value;
    } catch (JsonMappingException e) {
      throw wrongField(e);
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null
              ? "-"
              : e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
      throw ProblemException.of(ApiProblem.MALFORMED_JSON, place);
    } catch (IOException e) {
      throw ProblemException.of(ApiProblem.MALFORMED_JSON, "-");
    }
  }

  private static ProblemException wrongField(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() != null) {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      } else {
        path.append('[').append(step.getIndex()).append(']');
      }
    }
    if (e.getCause() instanceof InvalidFieldException invalid) {
      String field = invalid.field();
      String last = field.substring(field.lastIndexOf('.') + 1);
      return ProblemException.invalid(path.isEmpty() ? last : path + "." + last, invalid.problem());
    }
    return ProblemException.invalid(path.isEmpty() ? "body" : path.toString(), "has a wrong type");
  }
}
