package dev.parley.node;

import dev.parley.node.net.Mesh;
import dev.parley.node.store.Store;
import dev.parley.protocol.Peer;
import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.effect.Effects;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Damage;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.message.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has done what the peer wants done: the store and the mesh keep the order in which they are told.
 * What can be said once for a batch of inputs is said in {@link #flush}. The loop thread only.
 */
final class HostEffects implements Effects {
  private static final Logger LOG = LoggerFactory.getLogger(HostEffects.class);

  private final Store store;
  private final Mesh mesh;
  private final Delivery delivery;
  private final NodeWatch watch;
  private final Pace pace;
  private final TypedTexts typed = new TypedTexts();
  private List<Answer<?>> answers = new ArrayList<>();
  private List<EntryBody.Chat> provisional = new ArrayList<>();
  private long committed;
  private long published;
  private boolean noticed;
  private Stop stop;

  HostEffects(Store store, Mesh mesh, Delivery delivery, NodeWatch watch, Pace pace) {
    this.store = store;
    this.mesh = mesh;
    this.delivery = delivery;
    this.watch = watch;
    this.pace = pace;
  }

  /** Any thread: see {@link Store#damageNear}. */
  Damage damageNear(long seqNo) {
    return store.damageNear(seqNo);
  }

  /** How fast texts may be typed; waiting there is for any thread. */
  Pace pace() {
    return pace;
  }

  /** Texts that were taken and are not on disk yet. */
  TypedTexts typed() {
    return typed;
  }

  /** A text was taken, and waits for the disk. */
  void onTyped(Peer.Typed text, long since, CompletableFuture<Peer.Typed> future) {
    typed.add(text, future);
    watch.typed(text.msgId(), since);
  }

  /** That message, and all before it, is on disk in the outbox. */
  void onOutboxStored(MessageId id) {
    typed.stored(id, answers);
    watch.stored(id);
  }

  /** What is to be given to those who asked, after this batch. */
  List<Answer<?>> answers() {
    return answers;
  }

  /** Null: it goes on. */
  Stop stopped() {
    return stop;
  }

  /** Whether something happened, since the last call, that people see. */
  boolean takeNoticed() {
    boolean was = noticed;
    noticed = false;
    return was;
  }

  /** After each batch of inputs. */
  void flush() {
    mesh.flush();
    // A text is known to be queued before it is shown, and shown before it is final.
    giveAnswers();
    if (!provisional.isEmpty()) {
      delivery.provisional(provisional);
      provisional = new ArrayList<>();
    }
    if (committed > published) {
      published = committed;
      store.committed(committed);
      delivery.committed(committed);
    }
    pace.tell();
    watch.turned();
  }

  /** To those who asked. */
  void giveAnswers() {
    if (!answers.isEmpty()) {
      delivery.answers(answers);
      answers = new ArrayList<>();
    }
  }

  void stop(Stop why) {
    if (stop == null) {
      stop = why;
    }
  }

  @Override
  public void storeHardState(HardState state) {
    store.storeHardState(state);
  }

  @Override
  public void adoptGroup(String groupId) {
    store.adoptGroup(groupId);
    noticed = true;
  }

  @Override
  public void found(String groupId, Entry first) {
    store.found(groupId, first);
    noticed = true;
  }

  @Override
  public void storeOutbox(EntryBody.Chat message) {
    pace.added();
    store.storeOutbox(message);
  }

  @Override
  public void releaseOutbox(MessageId id) {
    pace.released();
    store.releaseOutbox(id);
  }

  @Override
  public void renewOutbox(String origin, List<EntryBody.Chat> unreleased) {
    pace.renewed(unreleased.size());
    store.renewOutbox(origin, unreleased);
  }

  @Override
  public void storeHeld(EntryBody.Chat message) {
    store.storeHeld(message);
  }

  @Override
  public void dropHeld(MessageId id) {
    store.dropHeld(id);
  }

  @Override
  public void send(long link, Message message) {
    mesh.send(link, message);
  }

  @Override
  public void push(Collection<Long> links, Entry entry) {
    mesh.push(links, entry);
  }

  @Override
  public void close(long link, String why) {
    LOG.debug("link {} closed: {}", link, why);
    mesh.close(link);
  }

  @Override
  public void connect(SortedMap<Integer, String> addresses) {
    mesh.connect(addresses);
  }

  @Override
  public void deliver(Entry entry) {
    committed = entry.seqNo();
    watch.committed(entry);
  }

  @Override
  public void provisional(EntryBody.Chat message) {
    provisional.add(message);
  }

  @Override
  public void checkpoint(GroupState state) {
    store.checkpoint(state);
  }

  @Override
  public void markRead(List<ReadMark> moved) {
    store.reads(moved);
    delivery.reads(moved);
  }

  @Override
  public void notice(Notice said) {
    Notice notice =
        said instanceof Notice.OtherGroup other
            ? new Notice.OtherGroup(other.address(), other.group(), store.path().toString())
            : said;
    LOG.info("{}", notice.text());
    noticed = true;
    watch.noticed(notice);
    delivery.notice(notice);
  }

  @Override
  public void stop(StopReason reason, String text) {
    stop(new Stop(reason, text, true));
  }
}
