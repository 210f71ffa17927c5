package dev.parley.node;

import dev.parley.node.discovery.DiscoveryConfig;
import dev.parley.node.discovery.DiscoveryListener;
import dev.parley.node.discovery.FoundPeer;
import dev.parley.node.discovery.MulticastBeacon;
import dev.parley.node.net.Mesh;
import dev.parley.node.net.PeerAddress;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.id.PeerInfo;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;

/**
 * How a peer comes to a group: finds one, or founds it; at once, where it is not to look for others
 * and nobody was named to it.
 */
final class Search implements DiscoveryListener {
  private final Mailbox mailbox;
  private final Mesh mesh;
  private final HostEffects effects;

  /** Null: others are not looked for. */
  private MulticastBeacon beacon;

  private boolean foundsAtOnce;
  private boolean givesWay;
  private volatile List<String> suggested = List.of();
  private String group;
  private String groupId;
  private boolean isMember;

  Search(Mailbox mailbox, Mesh mesh, HostEffects effects) {
    this.mailbox = mailbox;
    this.mesh = mesh;
    this.effects = effects;
  }

  /**
   * @param inGroup the group that the data is of; null: of none yet
   * @param hasSeeds others were named to it
   */
  void open(NodeConfig config, PeerInfo self, String inGroup, boolean hasSeeds) {
    group = config.group();
    if (config.multicast() == null) {
      foundsAtOnce = inGroup == null && !hasSeeds;
      return;
    }
    DiscoveryConfig discovery =
        new DiscoveryConfig(
            self,
            config.group(),
            inGroup,
            hasSeeds,
            config.host(),
            mesh.port(),
            config.multicast());
    beacon = MulticastBeacon.open(discovery, this, new SecureRandom());
    mesh.onFutile(address -> beacon.futile(address.hostAndPort()));
  }

  /** Before the loop begins. */
  void start() {
    if (foundsAtOnce) {
      onFounding(UUID.randomUUID().toString());
    }
    if (beacon != null) {
      beacon.start();
    }
  }

  /**
   * Loop thread: how its peer is.
   *
   * @param dissolves whether its group would give way to another one
   */
  void look(PeerStatus status, boolean dissolves) {
    if (beacon != null && dissolves != givesWay) {
      givesWay = dissolves;
      beacon.givesWay(dissolves);
    }
    boolean nowMember = status.state() != PeerStatus.State.JOINING;
    String now = status.groupId();
    if (beacon != null && now != null && !(now.equals(groupId) && nowMember == isMember)) {
      groupId = now;
      isMember = nowMember;
      beacon.belongs(now, nowMember);
    }
  }

  /** Where others may be, by what was heard last. */
  List<PeerAddress> suggested() {
    return suggested.stream().map(PeerAddress::parse).toList();
  }

  /** Members of its group that were heard of late, by node id. */
  List<FoundPeer> found() {
    return beacon == null ? List.of() : beacon.found();
  }

  void close() {
    if (beacon != null) {
      beacon.close();
    }
  }

  @Override
  public void onFounding(String newGroup) {
    mailbox.put((peer, at) -> peer.found(newGroup, at.now()));
  }

  @Override
  public void onSuggested(List<String> addresses) {
    suggested = addresses;
    mesh.suggest(suggested());
  }

  @Override
  public void onMet(String name, String address) {
    Notice found = new Notice.Event("found " + name + " at " + address);
    mailbox.put((peer, at) -> effects.notice(found));
  }

  @Override
  public void onOtherGroup(String address, String otherGroup) {
    mailbox.put((peer, at) -> effects.notice(new Notice.OtherGroup(address, group, "")));
  }
}
