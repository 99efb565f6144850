package io.github.scalekit4ee.internal.revocation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest revocations, as one value of the shared map: nodes learn from it what is new without a look at all the others. Each line is
 * a change's random name, the key and the value; the newest is the last.
 */
final class Journal {

    /** So many may be entered between two looks of a node; after more it reads all. */
    static final int MOST = 256;

    private static final Journal EMPTY = new Journal(List.of());

    private final List<Change> changes;

    private Journal(List<Change> changes) {
        this.changes = changes;
    }

    /** @param id of no other change */
    record Change(String id, String key, String value) {}

    /** @param text null for the first one; what cannot be read is left out */
    static Journal of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return EMPTY;
        }
        List<Change> changes = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String[] parts = line.split("\t", -1);
            if (parts.length == 3) {
                changes.add(new Change(parts[0], unescaped(parts[1]), parts[2]));
            }
        }
        return new Journal(changes);
    }

    Journal with(List<Change> further) {
        List<Change> all = new ArrayList<>(changes);
        all.addAll(further);
        return new Journal(all.size() <= MOST ? all : List.copyOf(all.subList(all.size() - MOST, all.size())));
    }

    /** The newest is the last. */
    List<Change> changes() {
        return changes;
    }

    /** {@code ""} for none. */
    String lastId() {
        return changes.isEmpty() ? "" : changes.get(changes.size() - 1).id;
    }

    /**
     * What is new.
     *
     * @param id of the last change that is known
     * @return null where that is not here: there were too many since, or the cluster was split
     */
    @Nullable
    List<Change> after(String id) {
        for (int i = changes.size() - 1; i >= 0; i--) {
            if (changes.get(i).id.equals(id)) {
                return changes.subList(i + 1, changes.size());
            }
        }
        return id.isEmpty() && changes.size() < MOST ? changes : null;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Change change : changes) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            text.append(change.id)
                    .append('\t')
                    .append(escaped(change.key))
                    .append('\t')
                    .append(change.value);
        }
        return text.toString();
    }

    private static String escaped(String key) {
        return key.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    }

    private static String unescaped(String text) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char escape = text.charAt(++i);
                key.append(escape == 'n' ? '\n' : escape == 't' ? '\t' : escape);
            } else {
                key.append(c);
            }
        }
        return key.toString();
    }
}
