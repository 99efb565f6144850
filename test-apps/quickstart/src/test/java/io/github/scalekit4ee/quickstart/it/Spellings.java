package io.github.scalekit4ee.quickstart.it;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Ways to write a path that a server could take for the same component, and not for the same constraint. */
final class Spellings {
    private static final List<String> BEHIND = List.of(
            "",
            "/",
            "//",
            ";",
            ";x=y",
            ";/",
            ";/x",
            "/;x",
            "/;/",
            "/;",
            ";x=y/",
            ";x=y/z",
            "/;x=y/",
            "/;x/y",
            ";;/x",
            "/;;",
            ";a;b",
            ";a/;b",
            ";jsessionid=0",
            ";jsessionid=0/",
            "%3b",
            "%3bx",
            "%3b/",
            "%3B/x",
            "/%3b",
            "/%3bx",
            "%253b",
            "%2f",
            "%2fx",
            "%2f;x",
            "%2f;/x",
            ";%2f",
            ";%2fx",
            ";x%2fy",
            "/;%2f",
            "/%2e",
            "/.",
            "/./",
            "/x",
            "/x/..",
            "/x/..;/",
            "/..;/x",
            "%00",
            "%20",
            "%09",
            ".",
            "%2e",
            "%5c",
            "\\",
            "\\;/x",
            "?x",
            ";.guarded",
            "/;.guarded",
            ";x.guarded",
            "/x.guarded",
            "/x.guarded;/y",
            "/x.guarded/;y",
            ";.guarded/x");

    private static final List<String> BEFORE = List.of(
            "/",
            "/.",
            "/x/..",
            "/;",
            "/;x=y",
            ";",
            ";x=y",
            "/open/..",
            "/open;/..",
            "/open;x/..",
            "/open/..;",
            "/open%2f..",
            "/open/%2e%2e",
            "/api/status/../..",
            "/api/status;/../..");

    private Spellings() {}

    /** @param path begins with a slash */
    static List<String> of(String path) {
        int last = path.lastIndexOf('/');
        String parent = path.substring(0, last);
        String name = path.substring(last + 1);
        String first = "%" + Integer.toHexString(name.charAt(0));
        Stream<String> inside = Stream.of(
                parent + "//" + name,
                parent + "/./" + name,
                parent + "/;/" + name,
                parent + ";/" + name,
                parent + ";x=y/" + name,
                parent + "/;x/../" + name,
                parent + "/" + first + name.substring(1),
                parent + "/" + name.charAt(0) + ";x" + name.substring(1),
                parent + "/" + name.toUpperCase(Locale.ROOT),
                path + "/../" + name,
                path + ";/../" + name,
                path + ";x/../" + name);
        return Stream.of(BEHIND.stream().map(path::concat), BEFORE.stream().map(before -> before + path), inside)
                .flatMap(spellings -> spellings)
                .distinct()
                .toList();
    }
}
