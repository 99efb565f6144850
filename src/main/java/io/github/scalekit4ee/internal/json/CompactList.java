package io.github.scalekit4ee.internal.json;

import java.util.AbstractList;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The elements of a JSON array. Immutable; the JDK's own immutable lists hold no null, or are two objects more. */
final class CompactList extends AbstractList<@Nullable Object> implements RandomAccess {

    private final @Nullable Object[] elements;

    /** @param elements kept, not copied */
    CompactList(@Nullable Object[] elements) {
        this.elements = elements;
    }

    @Override
    public @Nullable Object get(int index) {
        return elements[index];
    }

    @Override
    public int size() {
        return elements.length;
    }
}
