package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.internal.json.StrictJson;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes a kept token takes at most: its claims, what is derived from them, and its place in the cache.
 *
 * <p>Each part is reckoned as if no other token had it, and each word as if it were a group with a prefix. What tokens share today
 * may belong to one of them alone tomorrow, so that a smaller number could be made to be wrong; this one is one to four times the
 * truth. Sizes are those of a 64-bit JVM with compressed references.
 */
final class TokenWeight {

    /** The cache's node and table, digest, entry, token, the caller's view with a key for Open Liberty, the caller's share. */
    private static final int BASE = 488;

    private static final int STRING = 40;
    private static final int SMALL_VALUE = 24;

    /** With 128 digits. */
    private static final int LARGE_NUMBER = 160;

    private static final int COLLECTION = 48;
    private static final int ELEMENT = 8;
    private static final int MEMBER = 24;

    /** In a hash map, with its share of the table. */
    private static final int LARGE_OBJECT_MEMBER = 48;

    private static final int LARGE_OBJECT = 32;

    /** A place in a set of the token's own. */
    private static final int SET_ELEMENT = 16;

    /** A place in the linked hash set of groups. */
    private static final int GROUP = 48;

    private static final int LONGEST_USUAL_PREFIX = 16;

    private TokenWeight() {}

    static int of(VerifiedClaims claims) {
        Map<String, @Nullable Object> members = claims.members();
        long bytes = BASE + value(members);
        bytes += set(claims.audience()) + set(claims.scopes()) + set(claims.roles()) + set(claims.permissions());
        // A string's words are objects of their own; an array's are those of the claim.
        if (members.get("scope") instanceof String || members.get("scopes") instanceof String) {
            bytes += strings(claims.scopes()) + groups(claims.scopes());
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    private static long value(@Nullable Object value) {
        if (value instanceof String text) {
            return string(text);
        }
        if (value instanceof Map<?, ?> object) {
            return object(object);
        }
        if (value instanceof List<?> list) {
            long bytes = COLLECTION + (long) ELEMENT * list.size();
            for (Object element : list) {
                bytes += value(element);
            }
            return bytes;
        }
        if (value instanceof Long) {
            return SMALL_VALUE;
        }
        return value instanceof Number ? LARGE_NUMBER : 0; // true, false and null are there once
    }

    private static long object(Map<?, ?> object) {
        boolean large = object.size() > LARGE_OBJECT;
        long bytes = 2 * COLLECTION + (long) object.size() * (large ? MEMBER + LARGE_OBJECT_MEMBER : MEMBER);
        for (Map.Entry<?, ?> member : object.entrySet()) {
            String name = (String) member.getKey();
            bytes += (StrictJson.isSharedName(name) ? 0 : string(name)) + value(member.getValue());
            if (member.getValue() instanceof List<?> list) {
                bytes += groups(list); // may be a source of groups, by configuration
            }
        }
        return bytes;
    }

    private static long set(Set<String> words) {
        return COLLECTION + (long) SET_ELEMENT * words.size();
    }

    private static long groups(Collection<?> words) {
        long bytes = words.isEmpty() ? 0 : 2 * COLLECTION;
        for (Object word : words) {
            if (word instanceof String text) {
                bytes += GROUP + string(text) + LONGEST_USUAL_PREFIX;
            }
        }
        return bytes;
    }

    private static long strings(Collection<String> words) {
        long bytes = 0;
        for (String word : words) {
            bytes += string(word);
        }
        return bytes;
    }

    /** One byte a character, or two where one of them is beyond ISO 8859-1. */
    private static long string(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return STRING + 2L * text.length();
            }
        }
        return (long) STRING + text.length();
    }
}
