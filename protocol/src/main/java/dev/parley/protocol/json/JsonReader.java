package dev.parley.protocol.json;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Reads the tokens of one object into {@link Fields}. */
final class JsonReader {
  /** The bytes are known to be UTF-8, so no other encoding is guessed at. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Bounds.DEPTH)
                  .maxStringLength(Bounds.LINE_BYTES)
                  .maxNumberLength(32)
                  .maxNameLength(256)
                  .build())
          .build();

  private final JsonParser parser;
  private final int maxElements;

  private JsonReader(JsonParser parser, int maxElements) {
    this.parser = parser;
    this.maxElements = maxElements;
  }

  static Fields read(byte[] line, int maxElements) {
    Utf8.check(line);
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("not a JSON object");
      }
      Fields fields = new JsonReader(parser, maxElements).object();
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("something follows the JSON object");
      }
      return fields;
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not valid JSON" + where(e), e);
    }
  }

  private static String where(JacksonException e) {
    long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
    return at < 0 ? "" : ", at byte " + at;
  }

  private Fields object() {
    Fields fields = new Fields();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.VALUE_NUMBER_INT) {
        addNumber(fields, name);
      } else {
        fields.add(name, value(token));
      }
    }
    return fields;
  }

  /** Whole numbers of fields are kept without a box: lines are mostly made of them. */
  private void addNumber(Fields fields, String name) {
    if (isLong()) {
      fields.add(name, parser.getLongValue());
    } else {
      fields.add(name, Fields.OTHER);
    }
  }

  private boolean isLong() {
    return parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
  }

  private Object value(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> text();
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT -> isLong() ? (Object) parser.getLongValue() : Fields.OTHER;
      default -> Fields.OTHER;
    };
  }

  private String text() {
    String text = parser.getString();
    if (Utf8.length(text) < 0) {
      throw new IllegalArgumentException("half a surrogate pair in a text");
    }
    return text;
  }

  private List<Object> array() {
    List<Object> elements = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (elements.size() == maxElements) {
        throw new IllegalArgumentException("an array of more than " + maxElements + " elements");
      }
      elements.add(value(token));
    }
    return elements;
  }
}
