package dev.parley.node.metrics;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Map;

/** What is answered, as HTTP. No header lets pages of other origins read it. */
final class Replies {
  static final String JSON = "application/json";

  private Replies() {}

  static FullHttpResponse of(HttpResponseStatus status, String type, byte[] content) {
    FullHttpResponse reply =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(content));
    common(reply.headers(), type).set(HttpHeaderNames.CONTENT_LENGTH, content.length);
    return reply;
  }

  static FullHttpResponse json(HttpResponseStatus status, Map<String, ?> object) {
    return of(status, JSON, Json.bytes(object));
  }

  /** One sentence for people. */
  static FullHttpResponse error(HttpResponseStatus status, String sentence) {
    return json(status, Map.of("error", sentence));
  }

  /** The head of JSON that comes in pieces. */
  static HttpResponse chunked() {
    HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    common(head.headers(), JSON).set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    return head;
  }

  private static HttpHeaders common(HttpHeaders headers, String type) {
    return headers
        .set(HttpHeaderNames.CONTENT_TYPE, type)
        .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
        .set("x-content-type-options", "nosniff");
  }
}
