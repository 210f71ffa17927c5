package dev.parley.node.discovery;

import dev.parley.node.discovery.Beacon.Kind;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * What a peer says and does by what it hears: asks and founds while it is in no group, tells where
 * it is when it is in one. Decides by what it is told alone, the time included, so that tests can
 * have several of them talk. For one thread; times in milliseconds of a clock that never goes back.
 */
final class Finder {
  /** What it is about. */
  enum Goal {
    /** Joins the group that it finds, or founds one. */
    ANY_GROUP,
    /** Seeks the group that it belongs to. */
    OWN_GROUP,
    /** Was told where to join: only listens. */
    NONE
  }

  /** What it does. */
  interface Acts {
    void say(Kind kind, String groupId, boolean dissolves);

    /** Nobody is there: a group begins. */
    void found(String groupId);

    /** Where members are that would let this peer in, or let it back in: all, each time. */
    void suggest(List<String> addresses);

    /** A member was heard that was not known, while this peer is none; for so many. */
    void met(Beacon member);

    /** Another group of the same name is heard for a while; once for each group. */
    void metOtherGroup(Beacon member);
  }

  static final int BEACON_MILLIS = 5000;
  static final int ASK_MILLIS = 250;

  /** Two answers are not closer: one of them is heard by all who ask. */
  static final int ANSWER_MILLIS = 100;

  /**
   * The last part of listening: it says that it is about to found, and whoever is there already
   * says so.
   */
  static final int CLAIM_MILLIS = 250;

  /** A group that was not founded in this time never was: its disk may be full. */
  static final int FOUNDING_MILLIS = 2000;

  /**
   * So long a newcomer waits for a better group than one that would give way itself: whoever is
   * there answers sooner.
   */
  static final int BETTER_MILLIS = 300;

  static final int SUGGESTIONS = 8;
  private static final int OTHER_GROUPS = 16;

  /** Earlier, one of two groups may give way to the other, and nobody need know. */
  static final long OTHER_GROUP_MILLIS = 4000;

  /** At so many addresses of members nobody answered: somebody makes them up. */
  static final int FUTILE = 8;

  /** People are told of no more. */
  private static final int MET = 32;

  private final Beacon self;
  private final Goal goal;
  private final Random random;
  private final Acts acts;
  private final HeardPeers heard = new HeardPeers();

  /** When they were heard first. */
  private final Map<String, Long> otherGroups = new HashMap<>();

  private final Set<String> toldGroups = new HashSet<>();

  /** Where nobody answers, of those that were heard. */
  private final Set<String> futile = new HashSet<>();

  private final int claimMillis;
  private Founding founding;

  /** The group that this peer is in, founds, or belongs to; null: none yet. */
  private String groupId;

  /** The group that it tries to join. */
  private String chosen;

  /** Since when a newcomer hears a member; -1: it hears none. */
  private long heardSince = -1;

  private int met;
  private boolean isMember;

  /** Its group would join another one. */
  private boolean givesWay;

  /** It is about to found. */
  private boolean claims;

  private boolean founds;

  /** Since when it claims, or founds. */
  private long since;

  private boolean isAsked;
  private long saidAt = -ANSWER_MILLIS;
  private long sayAt;
  private List<String> suggested = List.of();

  /**
   * Begins at the time 0.
   *
   * @param self what is the same in all of its beacons, and the group that it belongs to, or null
   * @param listenMillis before it founds; 0: nobody can be heard
   */
  Finder(Beacon self, Goal goal, int listenMillis, Random random, Acts acts) {
    this.self = self;
    this.goal = goal;
    this.random = random;
    this.acts = acts;
    this.groupId = self.groupId();
    this.claimMillis = Math.min(listenMillis, CLAIM_MILLIS);
    this.founding = new Founding(listenMillis - claimMillis, 0);
  }

  /** This peer is in that group, or on its way into it. */
  void belongs(String toGroup, boolean asMember, long now) {
    if (!toGroup.equals(groupId) || founds || claims || asMember != isMember) {
      boolean saysNew = !says(Kind.HERE) || !toGroup.equals(groupId);
      groupId = toGroup;
      isMember = asMember;
      founds = false;
      claims = false;
      sayAt = saysNew ? now : sayAt;
    }
  }

  private boolean says(Kind kind) {
    boolean here = isMember || founds || claims;
    return kind == Kind.HERE ? here : !here && (goal != Goal.NONE || groupId != null);
  }

  /** A datagram came from there. */
  void hear(Beacon beacon, InetAddress source, long now) {
    if (!beacon.group().equals(self.group()) || beacon.process().equals(self.process())) {
      return;
    }
    boolean isNew = heard.hear(beacon, source, now);
    if (beacon.kind() == Kind.ASKS) {
      isAsked = true;
    } else if (beacon.kind() == Kind.HERE) {
      boolean other = groupId != null && !beacon.groupId().equals(groupId);
      isAsked |= isNew && other;
      if (isMember && other) {
        meetOther(beacon, now);
      } else if (isNew && !isMember && !other && met < MET) {
        met++;
        acts.met(beacon);
      }
    }
  }

  private void meetOther(Beacon beacon, long now) {
    String other = beacon.groupId();
    if (otherGroups.size() < OTHER_GROUPS) {
      otherGroups.putIfAbsent(other, now);
    }
    long since = otherGroups.getOrDefault(other, now);
    if (now - since >= OTHER_GROUP_MILLIS && toldGroups.add(other)) {
      acts.metOtherGroup(beacon);
    }
  }

  /** Whether members of other groups of its name are worth dialling: its group would join one. */
  void givesWay(boolean would) {
    givesWay = would;
  }

  /** Nobody answers at that address, from which a member was heard: it keeps nobody waiting. */
  void futile(String address) {
    if (futile.size() < FUTILE) {
      futile.add(address);
    }
  }

  /** The members of its group that are remembered; of any, where it is in none. */
  List<FoundPeer> found(long now) {
    return heard.found(each -> groupId == null || each.groupId().equals(groupId), now);
  }

  private boolean hearsMember(long now) {
    return futile.size() < FUTILE
        && heard.members(now).stream().anyMatch(each -> !futile.contains(each.address()));
  }

  /** Does what is due. Returns when it is to be called again at the latest. */
  long step(long now) {
    heard.forgetGone(now);
    if (claims) {
      concludeClaim(now);
    } else if (founds && now - since >= FOUNDING_MILLIS) {
      beginAnew(now);
    }
    if (groupId == null && goal == Goal.ANY_GROUP) {
      seek(now);
    }
    suggest(now);
    speak(now);
    return nextAt(now);
  }

  private void seek(long now) {
    boolean hearsOneBefore = heard.newcomers(now).stream().anyMatch(this::comesBefore);
    if (founding.isDue(hearsMember(now), hearsOneBefore, now)) {
      claims = true;
      since = now;
      groupId = newUuid();
      sayAt = now;
      concludeClaim(now);
    }
  }

  /** Whoever claims gives way to all who are there; one that stood still has not listened. */
  private void concludeClaim(long now) {
    if (hearsMember(now) || now - since >= claimMillis + Founding.PAUSE_MILLIS) {
      beginAnew(now);
    } else if (now - since >= claimMillis) {
      claims = false;
      founds = true;
      since = now;
      acts.found(groupId);
    }
  }

  private void beginAnew(long now) {
    claims = false;
    founds = false;
    groupId = null;
    founding = new Founding(Founding.LISTEN_MILLIS - claimMillis, now);
    sayAt = now;
  }

  /** The lowest id; two of the same id must not both come first. */
  private boolean comesBefore(Beacon other) {
    return other.nodeId() < self.nodeId()
        || (other.nodeId() == self.nodeId() && other.process().compareTo(self.process()) < 0);
  }

  private String newUuid() {
    long high = random.nextLong() & ~0xf000L | 0x4000L;
    long low = random.nextLong() & ~(3L << 62) | 2L << 62;
    return new UUID(high, low).toString();
  }

  private void suggest(long now) {
    List<Beacon> members = founds || claims ? List.of() : heard.members(now);
    String wanted = groupId;
    if (wanted == null && goal == Goal.ANY_GROUP) {
      boolean isThere = members.stream().anyMatch(each -> each.groupId().equals(chosen));
      wanted = isThere ? chosen : bestGroup(members, now);
      chosen = wanted;
    }
    String group = wanted;
    List<String> addresses =
        members.stream()
            .filter(each -> each.groupId().equals(group) || (isMember && givesWay))
            .map(Beacon::address)
            .distinct()
            .limit(SUGGESTIONS)
            .toList();
    if (!addresses.equals(suggested)) {
      suggested = addresses;
      acts.suggest(addresses);
    }
  }

  /** The lowest, but first of those that do not give way; null: none, or not yet. */
  private String bestGroup(List<Beacon> members, long now) {
    Beacon best =
        members.stream()
            .min(Comparator.comparing(Beacon::dissolves).thenComparing(Beacon::groupId))
            .orElse(null);
    if (best == null) {
      heardSince = -1;
      return null;
    }
    heardSince = heardSince < 0 ? now : heardSince;
    return best.dissolves() && now < heardSince + BETTER_MILLIS ? null : best.groupId();
  }

  private void speak(long now) {
    if (says(Kind.HERE) && (now >= sayAt || (isAsked && now >= saidAt + ANSWER_MILLIS))) {
      say(Kind.HERE, BEACON_MILLIS, now);
    } else if (says(Kind.ASKS) && now >= sayAt) {
      say(Kind.ASKS, ASK_MILLIS, now);
    }
  }

  private void say(Kind kind, int intervalMillis, long now) {
    acts.say(kind, groupId, givesWay);
    isAsked = false;
    saidAt = now;
    sayAt = now + intervalMillis * 9L / 10 + random.nextInt(intervalMillis / 5);
  }

  private long nextAt(long now) {
    long next = sayAt;
    if (says(Kind.HERE) && isAsked) {
      next = Math.min(next, saidAt + ANSWER_MILLIS);
    } else if (!says(Kind.HERE) && !says(Kind.ASKS)) {
      next = now + BEACON_MILLIS;
    }
    if (heardSince >= 0 && chosen == null) {
      next = Math.min(next, heardSince + BETTER_MILLIS);
    }
    if (founds || claims) {
      next = Math.min(next, since + (claims ? claimMillis : FOUNDING_MILLIS));
    }
    if (founding.listensUntil() > now && groupId == null) {
      next = Math.min(next, founding.listensUntil());
    }
    return Math.max(now + 1, next);
  }
}
