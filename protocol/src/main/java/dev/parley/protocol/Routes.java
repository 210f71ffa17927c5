package dev.parley.protocol;

import dev.parley.protocol.link.Link;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.MessageHandler;

/** Brings each message to the module that it is for. */
final class Routes implements MessageHandler {
  private final Parts parts;
  private final Following following;
  private final Joining joining;
  private final Connecting connecting;
  private final Holding holding;
  private final UnfitTexts unfit;
  private Link link;
  private Leading leading;
  private long now;

  Routes(
      Parts parts, Following following, Joining joining, Connecting connecting, Holding holding) {
    this.parts = parts;
    this.following = following;
    this.joining = joining;
    this.connecting = connecting;
    this.holding = holding;
    unfit = new UnfitTexts(parts);
  }

  /** A message came on that link; {@code leads} is null where this peer does not lead. */
  void route(Message message, Link from, Leading leads, long at) {
    link = from;
    leading = leads;
    now = at;
    message.handle(from.nodeId(), this);
  }

  @Override
  public void onJoin(int from, Message.Join join) {
    joining.onJoin(link, join, leading, now);
  }

  @Override
  public void onJoinAck(int from, Message.JoinAck ack) {
    joining.onJoinAck(link, ack);
  }

  @Override
  public void onJoinRefused(int from, Message.JoinRefused refused) {
    joining.onJoinRefused(link, refused);
  }

  @Override
  public void onHeartbeat(int from, Message.Heartbeat heartbeat) {
    parts.monitor.onHeartbeat(from, heartbeat);
    long term = parts.election.term();
    if (heartbeat.leading() && heartbeat.term() < term) {
      parts.beat(from, leading != null, now);
    } else if (heartbeat.leading()) {
      if (heartbeat.term() == term && parts.election.hear(from, now)) {
        following.onLeading(heartbeat);
      }
    } else if (leading != null) {
      leading.onHeartbeat(link, heartbeat, now);
    } else if (heartbeat.term() >= term) {
      parts.election.loseLeader(from);
    }
  }

  @Override
  public void onElection(int from, Message.Election election) {
    parts.election.onElection(from, election, now);
  }

  @Override
  public void onElectionOk(int from, Message.ElectionOk answer) {
    parts.election.onElectionOk(from, answer, now);
  }

  @Override
  public void onCoordinator(int from, Message.Coordinator coordinator) {
    if (!following.onCoordinator(from, coordinator, link.id(), now)) {
      parts.beat(from, leading != null, now);
    }
  }

  @Override
  public void onHandover(int from, Message.Handover handover) {
    parts.election.onHandover(from, handover.term(), now);
  }

  @Override
  public void onChat(int from, Message.Chat chat) {
    if (unfit.refuses(from, chat.body(), now)) {
      return;
    }
    if (leading != null) {
      parts.clock.saw(chat.body().lamport());
      leading.onChat(chat.body());
    } else {
      holding.onChat(chat.body());
    }
  }

  @Override
  public void onRequest(int from, Message.Request request) {
    if (leading != null) {
      leading.onRequest(request, from);
    }
  }

  @Override
  public void onSequenced(int from, Message.Sequenced sequenced) {
    following.onPushed(from, sequenced.entry(), link.id(), now);
  }

  @Override
  public void onAck(int from, Message.Ack ack) {
    if (leading == null) {
      following.onLeaderAck(from, ack);
    } else if (!leading.onAck(link, ack, now)) {
      connecting.cutOffDiverged(link, ack, now);
    }
  }

  @Override
  public void onCommit(int from, Message.Commit commit) {
    following.onCommit(from, commit, now);
  }

  @Override
  public void onCatchupReq(int from, Message.CatchupReq request) {
    parts.gate.send(from, following.serve(link, request, leading != null));
  }

  @Override
  public void onCatchupResp(int from, Message.CatchupResp response) {
    if (leading == null) {
      following.onCatchupResp(from, response, now);
    }
  }

  @Override
  public void onRead(int from, Message.Read read) {
    parts.receipts.onRead(read);
  }

  @Override
  public void onBye(int from, Message.Bye bye) {
    parts.election.loseLeader(from);
    connecting.close(link, Farewell.why(bye), now);
    if (parts.membership().contains(link.replica())) {
      parts.departures.left(from, now);
    }
  }
}
