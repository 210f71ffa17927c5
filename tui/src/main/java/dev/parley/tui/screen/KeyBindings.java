package dev.parley.tui.screen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys that do what others do otherwise. A key is translated once: where two are bound to each
 * other, they change places. Immutable.
 */
public final class KeyBindings {
  public static final KeyBindings NONE = of(List.of());

  private static final String NOTHING = "none";

  /** The last {@code =} that has something behind it: it may be a key itself. */
  private static final Pattern FORM = Pattern.compile("(.+)=(.+)");

  private final Map<Key, Optional<Key>> bound;

  /**
   * One of them.
   *
   * @param as what {@code key} does; empty: nothing
   */
  public record Binding(Key key, Optional<Key> as) {}

  private KeyBindings(Map<Key, Optional<Key>> bound) {
    this.bound = bound;
  }

  /** Of a key that is bound twice the last counts. */
  public static KeyBindings of(List<Binding> bindings) {
    Map<Key, Optional<Key>> bound = new LinkedHashMap<>();
    bindings.forEach(binding -> bound.put(binding.key(), binding.as()));
    return new KeyBindings(bound);
  }

  /**
   * Reads {@code KEY=AS}, {@code Ctrl+G=Ctrl+F} for example; {@code none} stands for nothing.
   *
   * @throws IllegalArgumentException with a sentence for people: there is no such key, or it is one
   *     that texts are typed with
   */
  public static Binding parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' binds nothing; write Ctrl+G=Ctrl+F");
    }
    Key key = KeyNames.parse(matcher.group(1));
    if (key.kind() == Key.Kind.TEXT && key.isPlain()) {
      throw new IllegalArgumentException(
          "'" + KeyNames.of(key) + "' is for typing; bind a key with Ctrl or Alt, or F1 to F12");
    }
    boolean nothing = matcher.group(2).strip().equalsIgnoreCase(NOTHING);
    return new Binding(
        key, nothing ? Optional.empty() : Optional.of(KeyNames.parse(matcher.group(2))));
  }

  /** The key that was meant; empty: it does nothing. */
  public Optional<Key> translate(Key key) {
    return bound.getOrDefault(key, Optional.of(key));
  }

  /**
   * A line of each, {@code Ctrl+G as Ctrl+F} for example, in the order in which they were given.
   */
  public List<String> lines() {
    return bound.entrySet().stream()
        .map(
            each ->
                KeyNames.of(each.getKey())
                    + " as "
                    + each.getValue().map(KeyNames::of).orElse(NOTHING))
        .toList();
  }
}
