package dev.parley.node.metrics;

import dev.parley.node.StatusFields;
import dev.parley.protocol.PeerStatus;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the requests of one connection, one after the other. */
final class OpsHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(OpsHandler.class);

  private static final List<String> PATHS =
      List.of("/metrics", "/health", "/health/live", "/status", "/messages");

  private final OpsDesk desk;

  /** On its way; null: none. */
  private MessagesReply messages;

  private boolean isAnswering;

  OpsHandler(OpsDesk desk) {
    this.desk = desk;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    context.read();
  }

  /** Some came, but no whole request: that read counts as done. */
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (!isAnswering) {
      context.read();
    }
    context.fireChannelReadComplete();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    isAnswering = true;
    QueryStringDecoder asked;
    try {
      asked = new QueryStringDecoder(request.uri());
      asked.parameters();
    } catch (IllegalArgumentException e) {
      asked = null;
    }
    FullHttpResponse refusal = refusal(request, asked);
    if (refusal != null) {
      finish(context, refusal);
    } else {
      answer(context, asked, request.method().equals(HttpMethod.HEAD));
    }
  }

  /** Null: the request is good so far. */
  private FullHttpResponse refusal(FullHttpRequest request, QueryStringDecoder asked) {
    if (request.decoderResult().isFailure() || asked == null) {
      FullHttpResponse refusal =
          Replies.error(HttpResponseStatus.BAD_REQUEST, "this is no request that can be read");
      // Where the next one would begin is not known.
      HttpUtil.setKeepAlive(refusal, false);
      return refusal;
    }
    if (!desk.host().allows(request.headers().getAll(HttpHeaderNames.HOST))) {
      return Replies.error(
          HttpResponseStatus.MISDIRECTED_REQUEST,
          "ask for an address, for localhost, or for the host that --ops-host names");
    }
    if (!PATHS.contains(asked.path())) {
      return Replies.error(HttpResponseStatus.NOT_FOUND, "there are " + String.join(", ", PATHS));
    }
    if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
      FullHttpResponse refusal =
          Replies.error(HttpResponseStatus.METHOD_NOT_ALLOWED, "nothing can be changed here: GET");
      refusal.headers().set(HttpHeaderNames.ALLOW, "GET, HEAD");
      return refusal;
    }
    return null;
  }

  private void answer(ChannelHandlerContext context, QueryStringDecoder asked, boolean headOnly) {
    if (asked.path().equals("/messages")) {
      answerMessages(context, asked, headOnly);
      return;
    }
    desk.status(context.executor())
        .whenComplete(
            (status, failure) -> {
              if (failure != null) {
                finish(context, noStatus(failure));
              } else {
                finish(context, answer(asked.path(), status));
              }
            });
  }

  private void answerMessages(
      ChannelHandlerContext context, QueryStringDecoder asked, boolean headOnly) {
    MessagesQuery query;
    try {
      query = MessagesQuery.of(asked.parameters());
    } catch (IllegalArgumentException e) {
      finish(context, Replies.error(HttpResponseStatus.BAD_REQUEST, e.getMessage()));
      return;
    }
    if (headOnly) {
      context.write(Replies.chunked());
      finish(context, LastHttpContent.EMPTY_LAST_CONTENT);
    } else {
      messages = desk.messages(this, context, query);
      messages.goOn();
    }
  }

  private FullHttpResponse answer(String path, PeerStatus status) {
    return switch (path) {
      case "/metrics" ->
          Replies.of(HttpResponseStatus.OK, Exposition.CONTENT_TYPE, desk.metrics(status));
      case "/status" -> Replies.json(HttpResponseStatus.OK, desk.fields(status));
      case "/health/live" -> Replies.json(HttpResponseStatus.OK, Map.of("live", true));
      default -> health(status);
    };
  }

  private static FullHttpResponse health(PeerStatus status) {
    boolean ready = StatusFields.isReady(status);
    Map<String, Object> health = new LinkedHashMap<>();
    health.put("ready", ready);
    health.put("state", status.state().name());
    health.put("verdict", StatusFields.verdict(status));
    health.put("node_id", status.nodeId());
    return Replies.json(
        ready ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE, health);
  }

  /** The same for all paths: who asks for health reads {@code ready} in any case. */
  private static FullHttpResponse noStatus(Throwable failure) {
    LOG.debug("no status: {}", failure.toString());
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("ready", false);
    fields.put("state", null);
    fields.put("verdict", "STUCK: this peer does not answer, or has stopped");
    return Replies.json(HttpResponseStatus.SERVICE_UNAVAILABLE, fields);
  }

  /** Writes the end of an answer; then the next request may come. */
  void finish(ChannelHandlerContext context, HttpObject last) {
    messages = null;
    context
        .writeAndFlush(last)
        .addListener(
            (ChannelFutureListener)
                done -> {
                  isAnswering = false;
                  if (done.isSuccess()) {
                    context.read();
                  } else {
                    context.close();
                  }
                });
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (messages != null) {
      messages.goOn();
    }
    context.fireChannelWritabilityChanged();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof IdleStateEvent) {
      context.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("a request failed", cause);
    context.close();
  }
}
