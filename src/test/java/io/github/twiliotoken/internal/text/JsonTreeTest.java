package io.github.twiliotoken.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** JSON held as maps, collections and leaves. */
class JsonTreeTest {
  private final Map<String, Object> tree =
      StrictJson.objectWithNulls(
          """
          {"z": "one", "a": {"c": [2, {"b": "three"}, [null, true]], "empty": {}}, "n": null}
          """,
          9,
          Integer::valueOf);

  @Test
  void copiesTheTreeInItsOrder() {
    Map<String, Object> copy = JsonTree.copy(tree, (path, leaf) -> leaf == null ? "null" : leaf);

    assertEquals("{z=one, a={c=[2, {b=three}, [null, true]], empty={}}, n=null}", copy.toString());
  }

  @Test
  void tellsEachLeafThePathToIt() {
    List<String> paths = new ArrayList<>();

    JsonTree.copy(
        tree,
        (path, leaf) -> {
          paths.add(path);
          return leaf;
        });

    assertEquals(List.of("z", "a.c", "a.c.b", "a.c", "a.c", "n"), paths);
  }

  @Test
  void leavesOutWhatIsConvertedToNull() {
    assertEquals(
        "{z=one, a={c=[{b=three}, []], empty={}}}",
        JsonTree.copy(tree, (path, leaf) -> leaf instanceof String ? leaf : null).toString());
  }

  @Test
  void copiesAnyCollectionAsAList() {
    Set<Object> set = new LinkedHashSet<>(List.of("b", Set.of("a")));

    assertEquals(List.of("b", List.of("a")), JsonTree.copy(set, (path, leaf) -> leaf));
  }

  @Test
  void listsTheLeavesInTheirOrder() {
    assertEquals(List.of("one", 2, "three", true), JsonTree.leaves(tree));
    assertEquals(List.of("alone"), JsonTree.leaves("alone"));
  }

  @Test
  void listsTheNamesOfAllLevels() {
    assertEquals(List.of("z", "a", "c", "b", "empty", "n"), JsonTree.names(tree));
    assertEquals(List.of("a", "a"), JsonTree.names(List.of(Map.of("a", 1), Map.of("a", 2))));
  }

  @Test
  void tellsAnObjectFromAnythingElse() {
    assertSame(tree, JsonTree.object(tree).orElseThrow());
    assertEquals(Optional.empty(), JsonTree.object(List.of()));
    assertEquals(Optional.empty(), JsonTree.object("{}"));
    assertEquals(Optional.empty(), JsonTree.object(null));
  }
}
