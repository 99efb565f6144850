package io.github.scalekit4ee.internal.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One string for each member name that is expected, however many tokens are kept. Fixed, so that nobody can fill it. */
final class MemberNames {

    private static final List<String> EXPECTED = List.of(
            // JOSE header: RFC 7515 section 4.1, RFC 7516 section 4.1
            "alg",
            "kid",
            "typ",
            "cty",
            "enc",
            // JWT: RFC 7519 section 4.1
            "iss",
            "sub",
            "aud",
            "exp",
            "nbf",
            "iat",
            "jti",
            // Scalekit
            "client_id",
            "oid",
            "org_id",
            "xoid",
            "xuid",
            "sid",
            "scope",
            "scopes",
            "roles",
            "permissions",
            "custom_claims",
            // MicroProfile JWT section 4.1
            "upn",
            "preferred_username",
            "groups",
            "auth_time",
            "email");

    private static final int SLOTS = 64;

    private static final String[][] TABLE = table();

    private MemberNames() {}

    static @Nullable String find(byte[] bytes, int from, int to) {
        if (from == to) {
            return null;
        }
        for (String name : TABLE[slot(to - from, bytes[from], bytes[to - 1])]) {
            if (isEqual(name, bytes, from, to)) {
                return name;
            }
        }
        return null;
    }

    /** Whether it is the one string that {@link #find} gives. */
    @SuppressWarnings("ReferenceEquality") // another string with these characters is not shared
    static boolean isShared(String name) {
        if (name.isEmpty()) {
            return false;
        }
        for (String expected : TABLE[slot(name.length(), name.charAt(0), name.charAt(name.length() - 1))]) {
            if (expected == name) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEqual(String name, byte[] bytes, int from, int to) {
        if (name.length() != to - from) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static int slot(int length, int first, int last) {
        return (length * 5 + first * 3 + last) & (SLOTS - 1);
    }

    private static String[][] table() {
        String[][] table = new String[SLOTS][];
        for (int i = 0; i < SLOTS; i++) {
            int slot = i;
            table[i] = EXPECTED.stream()
                    .filter(name -> slot(name.length(), name.charAt(0), name.charAt(name.length() - 1)) == slot)
                    .toArray(String[]::new);
        }
        return table;
    }
}
