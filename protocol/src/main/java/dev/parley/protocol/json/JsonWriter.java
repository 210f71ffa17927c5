package dev.parley.protocol.json;

import java.io.ByteArrayOutputStream;
import java.util.Collection;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Writes one JSON object as UTF-8: fields in the order of the calls, no spaces, and no escapes but
 * those that JSON demands, so that the same fields are always the same bytes. For one thread.
 * Throws {@link IllegalArgumentException} for half a surrogate pair, which has no UTF-8.
 */
public final class JsonWriter {
  /** All that the bytes depend on is said here, not left to the library's defaults. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .enable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
          .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private final ByteArrayOutputStream out;
  private final JsonGenerator json;

  private JsonWriter(int size) {
    out = new ByteArrayOutputStream(size);
    json = FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
    json.writeStartObject();
  }

  /** An object whose first field is its {@code type}. */
  public static JsonWriter ofType(String type) {
    return new JsonWriter(256).text("type", type);
  }

  /** An object with no field yet. */
  public static JsonWriter untyped() {
    return new JsonWriter(1024);
  }

  public JsonWriter number(String name, long value) {
    json.writeName(name);
    json.writeNumber(value);
    return this;
  }

  public JsonWriter flag(String name, boolean value) {
    json.writeName(name);
    json.writeBoolean(value);
    return this;
  }

  /** Null is written as {@code null}. */
  public JsonWriter text(String name, String value) {
    json.writeName(name);
    return element(value);
  }

  private JsonWriter element(String value) {
    if (value != null && Utf8.length(value) < 0) {
      throw new IllegalArgumentException("half a surrogate pair in a text");
    }
    json.writeString(value);
    return this;
  }

  public JsonWriter crc(String name, int crc) {
    json.writeName(name);
    json.writeString(Crc.hex(crc));
    return this;
  }

  /** The constant's name in lower case. */
  public JsonWriter constant(String name, Enum<?> constant) {
    json.writeName(name);
    json.writeString(Fields.lower(constant));
    return this;
  }

  public JsonWriter numbers(String name, Collection<Integer> values) {
    startArray(name);
    values.forEach(json::writeNumber);
    return endArray();
  }

  public JsonWriter texts(String name, Collection<String> values) {
    startArray(name);
    values.forEach(this::element);
    return endArray();
  }

  public JsonWriter startObject(String name) {
    json.writeName(name);
    json.writeStartObject();
    return this;
  }

  /** An object that is an element of an array. */
  public JsonWriter startObject() {
    json.writeStartObject();
    return this;
  }

  public JsonWriter endObject() {
    json.writeEndObject();
    return this;
  }

  public JsonWriter startArray(String name) {
    json.writeName(name);
    json.writeStartArray();
    return this;
  }

  public JsonWriter endArray() {
    json.writeEndArray();
    return this;
  }

  /** Ends the object. */
  public byte[] bytes() {
    json.writeEndObject();
    try {
      json.close();
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }
}
