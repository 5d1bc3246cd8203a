package io.github.twiliotoken.internal.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks JSON held as Java objects: maps, collections, and everything else as leaves. It recurses as
 * deep as the tree is; the parser has bounded that.
 */
public final class JsonTree {
  /** Converts one leaf of a tree. */
  @FunctionalInterface
  public interface Leaf {
    /**
     * Returns what the copy holds in place of a leaf; {@code null} leaves it out.
     *
     * @param path the names that lead to it, joined by dots; an item has the path of its list
     */
    @Nullable Object convert(String path, @Nullable Object value);
  }

  private JsonTree() {}

  /** Returns a copy of an object, in the same order, with each leaf converted. */
  public static Map<String, Object> copy(Map<?, ?> object, Leaf leaf) {
    return copy("", object, leaf);
  }

  /** Returns a copy of a list, in the same order, with each leaf converted. */
  public static List<Object> copy(Collection<?> list, Leaf leaf) {
    return copy("", list, leaf);
  }

  private static Map<String, Object> copy(String path, Map<?, ?> object, Leaf leaf) {
    Map<String, Object> copy = new LinkedHashMap<>();
    object.forEach(
        (name, member) -> {
          Object value = any(path.isEmpty() ? name.toString() : path + "." + name, member, leaf);
          if (value != null) {
            copy.put(name.toString(), value);
          }
        });
    return copy;
  }

  private static List<Object> copy(String path, Collection<?> list, Leaf leaf) {
    List<Object> copy = new ArrayList<>(list.size());
    for (Object item : list) {
      Object value = any(path, item, leaf);
      if (value != null) {
        copy.add(value);
      }
    }
    return copy;
  }

  private static @Nullable Object any(String path, @Nullable Object value, Leaf leaf) {
    if (value instanceof Map<?, ?> object) {
      return copy(path, object, leaf);
    }
    return value instanceof Collection<?> list ? copy(path, list, leaf) : leaf.convert(path, value);
  }

  /** Lists the leaves of a tree in order, nulls excepted. */
  public static List<Object> leaves(Object tree) {
    List<Object> leaves = new ArrayList<>();
    visit(tree, name -> {}, leaves::add);
    return leaves;
  }

  /** Lists the names of all members in order, as often as each occurs. */
  public static List<String> names(Object tree) {
    List<String> names = new ArrayList<>();
    visit(tree, names::add, leaf -> {});
    return names;
  }

  private static void visit(
      @Nullable Object value, Consumer<String> onName, Consumer<Object> onLeaf) {
    if (value instanceof Map<?, ?> object) {
      object.forEach(
          (name, member) -> {
            onName.accept(name.toString());
            visit(member, onName, onLeaf);
          });
    } else if (value instanceof Collection<?> list) {
      list.forEach(item -> visit(item, onName, onLeaf));
    } else if (value != null) {
      onLeaf.accept(value);
    }
  }

  /** Returns the value as an object, whose names are texts; empty if it is something else. */
  @SuppressWarnings("unchecked") // parsers of JSON make no other names
  public static Optional<Map<String, Object>> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map
        ? Optional.of((Map<String, Object>) map)
        : Optional.empty();
  }
}
