package org.looptwin.decision.ledger;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.telemetry.Value;

/**
 * Turns records, maps, lists and scalars into the one form that is hashed and written: null,
 * Boolean, String, Long (BigInteger when too large), Double, List, and Map with sorted keys.
 */
final class CanonicalValue {
  private CanonicalValue() {}

  /**
   * @throws IllegalArgumentException when a value has no JSON form, naming where it stands
   */
  static Map<String, Object> ofMap(Map<?, ?> map, String where) {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach(
        (key, value) -> {
          String name = key(key, where);
          sorted.put(name, of(value, where + "." + name));
        });
    return Collections.unmodifiableMap(sorted);
  }

  static Object of(Object value, String where) {
    if (value == null || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Number number) {
      return number(number, where);
    }
    if (value instanceof Map<?, ?> map) {
      return ofMap(map, where);
    }
    if (value instanceof Iterable<?> items && !(value instanceof Path)) {
      return list(items, where);
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(inside -> of(inside, where)).orElse(null);
    }
    return text(value) ? wellFormed(value.toString()) : modelType(value, where);
  }

  private static Object modelType(Object value, String where) {
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof Value.Numeric numeric) {
      return number(numeric.number(), where);
    }
    if (value instanceof Value.Text words) {
      return wellFormed(words.text());
    }
    if (value instanceof MonthlySeries series) {
      return series(series);
    }
    if (value instanceof double[] numbers) {
      return numbers(numbers);
    }
    if (value instanceof Record fields) {
      return fields(fields, where);
    }
    throw new IllegalArgumentException(
        "%s is a %s, which has no place in the ledger; expected a text, number, boolean, list, map or record."
            .formatted(where, value.getClass().getName()));
  }

  private static boolean text(Object value) {
    return value instanceof CharSequence
        || value instanceof Character
        || value instanceof TemporalAccessor && !(value instanceof Enum<?>)
        || value instanceof TemporalAmount
        || value instanceof UUID
        || value instanceof Path;
  }

  private static String key(Object key, String where) {
    if (key instanceof Enum<?> constant) {
      return constant.name();
    }
    if (key instanceof CharSequence || key instanceof Number || key instanceof TemporalAccessor) {
      return wellFormed(
          key instanceof Double number ? CanonicalJson.number(number) : key.toString());
    }
    throw new IllegalArgumentException(
        "A key of %s is %s; expected a text, number, date or enum constant.".formatted(where, key));
  }

  private static Object number(Number number, String where) {
    if (number instanceof Long
        || number instanceof Integer
        || number instanceof Short
        || number instanceof Byte) {
      return number.longValue();
    }
    if (number instanceof BigInteger big) {
      return big.bitLength() < Long.SIZE ? (Object) big.longValue() : big;
    }
    if (number instanceof Double || number instanceof Float || number instanceof BigDecimal) {
      double value = number.doubleValue();
      return Double.isFinite(value) ? (Object) (value + 0.0) : null; // + 0.0 turns -0.0 into 0.0
    }
    throw new IllegalArgumentException(
        "%s is a %s; expected an integer or a double."
            .formatted(where, number.getClass().getName()));
  }

  private static List<Object> list(Iterable<?> items, String where) {
    List<Object> values = new ArrayList<>();
    for (Object item : items) {
      values.add(of(item, where + "[" + values.size() + "]"));
    }
    return Collections.unmodifiableList(values);
  }

  private static List<Object> numbers(double[] numbers) {
    List<Object> values = new ArrayList<>(numbers.length);
    for (double number : numbers) {
      values.add(number(number, "number"));
    }
    return Collections.unmodifiableList(values);
  }

  private static Map<String, Object> series(MonthlySeries series) {
    Map<String, Object> sorted = new TreeMap<>();
    sorted.put("start", series.start().toString());
    sorted.put("values", numbers(series.toArray()));
    return Collections.unmodifiableMap(sorted);
  }

  private static Map<String, Object> fields(Record fields, String where) {
    Map<String, Object> sorted = new TreeMap<>();
    for (RecordComponent component : fields.getClass().getRecordComponents()) {
      String name = component.getName();
      sorted.put(name, of(read(component, fields), where + "." + name));
    }
    return Collections.unmodifiableMap(sorted);
  }

  private static Object read(RecordComponent component, Record fields) {
    try {
      return component.getAccessor().invoke(fields);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "The record %s cannot be read. Maybe make it public."
              .formatted(fields.getClass().getName()),
          e);
    }
  }

  /** Half a surrogate pair has no UTF-8 form: it becomes the replacement character. */
  private static String wellFormed(String text) {
    return text.codePoints().anyMatch(CanonicalValue::surrogate)
        ? text.codePoints()
            .map(point -> surrogate(point) ? 0xFFFD : point)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
        : text;
  }

  private static boolean surrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
