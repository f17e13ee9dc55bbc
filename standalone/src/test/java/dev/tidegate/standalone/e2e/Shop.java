package dev.tidegate.standalone.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidegate.event.Json;
import dev.tidegate.standalone.ProductProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** The demo merchant of a running product, seen from outside. */
final class Shop {
  private final ProductProcess product;
  private final JsonNode secrets;

  Shop(ProductProcess product) throws IOException {
    this.product = product;
    this.secrets = Json.mapper().readTree(product.data().resolve("secrets/instance.json").toFile());
  }

  /** Where comments are posted. */
  String inbox() {
    return product.facts().path("ingress").asText() + "/in/demo";
  }

  /** What comments are signed with, as a merchant copies it. */
  String inSecret() {
    return "whsec_" + secrets.path("inSecret").asText();
  }

  /** What replies are signed with. */
  String outSecret() {
    return "whsec_" + secrets.path("outSecret").asText();
  }

  /** Imports and publishes the demo's files through the portal, as the command line does. */
  JsonNode importAndPublish() throws Exception {
    ObjectNode body = Json.mapper().createObjectNode();
    ArrayNode files = body.putArray("files");
    for (String name : List.of("products.csv", "faq.csv", "keywords.csv", "size_chart.csv")) {
      try (InputStream in =
          Objects.requireNonNull(Shop.class.getResourceAsStream("/demo/apparel/" + name))) {
        files
            .addObject()
            .put("name", name)
            .put("base64", Base64.getEncoder().encodeToString(in.readAllBytes()));
      }
    }
    body.put("publish", true);
    String token = Files.readString(product.data().resolve("secrets/operator.token")).strip();
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            product.facts().path("portal").asText()
                                + "/api/import?merchant=apparel"))
                    .header("authorization", "Bearer " + token)
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
                    .build(),
                BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("import was refused: " + answer.body());
    }
    return Json.mapper().readTree(answer.body());
  }
}
