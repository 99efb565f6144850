package io.github.scalekit4ee.internal.config.source;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds {@code META-INF/microprofile-config.properties} at the root of a WAR. No class loader does, as the root is not on the class
 * path; and a CDI extension is asked before there is a servlet context. What the class loader does find in {@code WEB-INF/lib} and
 * {@code WEB-INF/classes} tells where the root is.
 */
final class WarRoot {

    /** Each is in nearly every WAR; the first is in this jar. */
    private static final List<String> LANDMARKS = List.of(
            WarRoot.class.getName().replace('.', '/') + ".class",
            "META-INF/beans.xml",
            "META-INF/MANIFEST.MF",
            PropertyFiles.NAME,
            "");

    private WarRoot() {}

    /** The files of the WARs that this class loader reads, as a rule one; none where this is no WAR or has none. */
    static Collection<URL> files(ClassLoader application) {
        Map<String, URL> files = new LinkedHashMap<>();
        for (String landmark : LANDMARKS) {
            for (URL found : find(application, landmark)) {
                String root = root(found.toExternalForm());
                if (root != null && !files.containsKey(root)) {
                    addIfThere(files, root);
                }
            }
        }
        return files.values();
    }

    private static List<URL> find(ClassLoader application, String landmark) {
        try {
            return Collections.list(application.getResources(landmark));
        } catch (IOException e) {
            return new ArrayList<>();
        }
    }

    /** What stands before {@code WEB-INF}, without the {@code jar:} or {@code wsjar:} of an archive inside an expanded WAR. */
    private static @Nullable String root(String url) {
        int libraries = url.lastIndexOf("/WEB-INF/lib/");
        int end = libraries >= 0 ? libraries : url.lastIndexOf("/WEB-INF/classes/");
        if (end < 0) {
            return null;
        }
        String root = url.substring(0, end + 1);
        int file = root.indexOf("file:");
        return file > 0 && !root.contains("!/") ? root.substring(file) : root;
    }

    private static void addIfThere(Map<String, URL> files, String root) {
        try {
            URL file = new URL(root + PropertyFiles.NAME);
            if (PropertyFiles.exists(file)) {
                files.put(root, file);
            }
        } catch (MalformedURLException e) {
            // A scheme of the server's own that only its class loader can read.
        }
    }
}
