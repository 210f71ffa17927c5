package dev.parley.protocol.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The fields of one JSON object that was read, asked for by name and with their bounds. What nobody
 * asks for is ignored. Every method throws {@link IllegalArgumentException} with a sentence that
 * names the field where it is missing, of another kind or out of bounds.
 */
public final class Fields {
  /** A number that is no {@code long}. */
  static final Object OTHER = new Object();

  private static final Object NUMBER = new Object();
  private static final int NONE = -1;

  private String[] names = new String[12];
  private Object[] values = new Object[12];
  private long[] numbers = new long[12];
  private int count;

  /** Where to look first: fields are mostly asked for in the order in which they came. */
  private int next;

  Fields() {}

  /** Reads one line that is a JSON object, with nothing before and after it. */
  public static Fields parse(byte[] line) {
    return parse(line, Bounds.LINE_BYTES, Bounds.ELEMENTS);
  }

  /** Reads a JSON object of that length at most, with arrays of that many elements at most. */
  public static Fields parse(byte[] bytes, int maxBytes, int maxElements) {
    if (bytes.length > maxBytes) {
      throw new IllegalArgumentException("longer than " + maxBytes + " bytes");
    }
    return JsonReader.read(bytes, maxElements);
  }

  void add(String name, Object value) {
    if (find(name) != NONE) {
      throw new IllegalArgumentException("a field is there twice");
    }
    if (count == Bounds.FIELDS) {
      throw new IllegalArgumentException("an object of more than " + count + " fields");
    }
    if (count == names.length) {
      names = Arrays.copyOf(names, Bounds.FIELDS);
      values = Arrays.copyOf(values, Bounds.FIELDS);
      numbers = Arrays.copyOf(numbers, Bounds.FIELDS);
    }
    names[count] = name;
    values[count++] = value;
  }

  void add(String name, long number) {
    add(name, NUMBER);
    numbers[count - 1] = number;
  }

  private int find(String name) {
    if (next < count && names[next].equals(name)) {
      return next++;
    }
    for (int i = 0; i < count; i++) {
      if (names[i].equals(name)) {
        next = i + 1;
        return i;
      }
    }
    return NONE;
  }

  /** Whether the field is there at all: older versions wrote less. */
  public boolean has(String name) {
    return find(name) != NONE;
  }

  private Object value(String name) {
    int at = find(name);
    if (at == NONE) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return values[at];
  }

  private static IllegalArgumentException unfit(String name, String must) {
    return new IllegalArgumentException(name + " must be " + must);
  }

  /** A whole number from {@code min} to {@code max}. */
  public long number(String name, long min, long max) {
    int at = find(name);
    if (at == NONE) {
      throw new IllegalArgumentException(name + " is missing");
    }
    if (values[at] != NUMBER || numbers[at] < min || numbers[at] > max) {
      throw unfit(name, "a whole number from " + min + " to " + max);
    }
    return numbers[at];
  }

  /** A number from {@code min} to {@link Bounds#NUMBER}. */
  public long number(String name, long min) {
    return number(name, min, Bounds.NUMBER);
  }

  /** The id of a node: 1 to 2^31 - 1. */
  public int nodeId(String name) {
    return (int) number(name, 1, Integer.MAX_VALUE);
  }

  public boolean flag(String name) {
    if (value(name) instanceof Boolean flag) {
      return flag;
    }
    throw unfit(name, "true or false");
  }

  /** As {@link #flag}; false where it is missing: an older version does not say it. */
  public boolean flagIfAny(String name) {
    return find(name) != NONE && flag(name);
  }

  /** A text of that many characters at most, none of them half a surrogate pair. */
  public String text(String name, int maxChars) {
    if (value(name) instanceof String text && text.length() <= maxChars) {
      return text;
    }
    throw unfit(name, "a text of at most " + maxChars + " characters");
  }

  /** See {@link Bounds#isName}. */
  public String name(String name) {
    if (value(name) instanceof String text && Bounds.isName(text)) {
      return text;
    }
    throw unfit(
        name,
        "1 to "
            + Bounds.NAME_CHARS
            + " bytes, with no control character, quote, backslash, blank end");
  }

  /** See {@link Bounds#isAddress}. */
  public String address(String name) {
    if (value(name) instanceof String text && Bounds.isAddress(text)) {
      return text;
    }
    throw unfit(name, "host:port");
  }

  /** As {@link #name}; null where it is missing or {@code null}. */
  public String nameOrNull(String name) {
    int at = find(name);
    return at == NONE || values[at] == null ? null : name(name);
  }

  /** See {@link Bounds#isNote}; empty where it is missing. */
  public String note(String name) {
    if (find(name) == NONE) {
      return "";
    }
    if (value(name) instanceof String text && Bounds.isNote(text)) {
      return text;
    }
    throw unfit(name, "at most " + Bounds.NAME_CHARS + " bytes with no control character");
  }

  /** A UUID of 36 lower-case characters. */
  public String uuid(String name) {
    if (value(name) instanceof String text && isUuid(text)) {
      return text;
    }
    throw unfit(name, "a UUID");
  }

  /** As {@link #uuid}; null where it is {@code null}. */
  public String uuidOrNull(String name) {
    return value(name) == null ? null : uuid(name);
  }

  /** Whether this is a UUID as its {@code toString} writes it. */
  public static boolean isUuid(String text) {
    boolean sound = text.length() == 36;
    for (int i = 0; sound && i < 36; i++) {
      char c = text.charAt(i);
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      sound = hyphen ? c == '-' : c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }
    return sound;
  }

  /** A chain value as eight hex digits. */
  public int crc(String name) {
    return Crc.parse(text(name, 8));
  }

  /** A constant by its name in lower case. */
  public <E extends Enum<E>> E constant(String name, Class<E> type) {
    String text = text(name, Bounds.NAME_CHARS);
    for (E constant : type.getEnumConstants()) {
      if (lower(constant).equals(text)) {
        return constant;
      }
    }
    throw unfit(
        name, "one of " + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT));
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  public Fields object(String name) {
    if (value(name) instanceof Fields fields) {
      return fields;
    }
    throw unfit(name, "an object");
  }

  public List<Fields> objects(String name, int max) {
    return elements(name, max, Fields.class, "an array of at most " + max + " objects");
  }

  public List<String> texts(String name, int max) {
    return elements(name, max, String.class, "an array of at most " + max + " texts");
  }

  /** Node ids in ascending order, none of them twice. */
  public List<Integer> nodeIds(String name, int max) {
    String must = "an array of at most " + max + " ascending ids";
    List<Integer> ids = new ArrayList<>();
    long last = 0;
    for (Long id : elements(name, max, Long.class, must)) {
      if (id <= last || id > Integer.MAX_VALUE) {
        throw unfit(name, must);
      }
      last = id;
      ids.add((int) last);
    }
    return ids;
  }

  private <T> List<T> elements(String name, int max, Class<T> type, String must) {
    if (!(value(name) instanceof List<?> list) || list.size() > max) {
      throw unfit(name, must);
    }
    List<T> elements = new ArrayList<>(list.size());
    for (Object element : list) {
      if (!type.isInstance(element)) {
        throw unfit(name, must);
      }
      elements.add(type.cast(element));
    }
    return elements;
  }
}
