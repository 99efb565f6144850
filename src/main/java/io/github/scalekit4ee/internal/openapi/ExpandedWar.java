package io.github.scalekit4ee.internal.openapi;

import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists the resource classes in {@code WEB-INF/classes} where the server has expanded the WAR, as Payara does. */
final class ExpandedWar {

    private ExpandedWar() {}

    /** Empty where there is no such directory. */
    static List<Class<?>> resources(ClassLoader application) {
        Path classes = classes(ExpandedWar.class.getResource("ExpandedWar.class"));
        return classes == null ? List.of() : resources(classes, application);
    }

    /** @param own where this class is, such as {@code jar:file:/…/WEB-INF/lib/scalekit4ee.jar!/…} */
    private static @Nullable Path classes(@Nullable URL own) {
        String url = String.valueOf(own);
        int file = url.indexOf("file:");
        int libraries = url.lastIndexOf("/WEB-INF/lib/");
        if (file < 0 || libraries < file) {
            return null;
        }
        try {
            Path classes = Path.of(URI.create(url.substring(file, libraries) + "/WEB-INF/classes"));
            return Files.isDirectory(classes) ? classes : null;
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return null;
        }
    }

    static List<Class<?>> resources(Path classes, ClassLoader application) {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> resource(classes.relativize(file), application))
                    .filter(Objects::nonNull)
                    .collect(toList());
        } catch (IOException e) {
            return List.of();
        }
    }

    private static @Nullable Class<?> resource(Path file, ClassLoader application) {
        String name = file.toString().replace(file.getFileSystem().getSeparator(), ".");
        try {
            Class<?> type = Class.forName(name.substring(0, name.length() - ".class".length()), false, application);
            return type.isAnnotationPresent(jakarta.ws.rs.Path.class) && !type.isInterface() ? type : null;
        } catch (ClassNotFoundException | LinkageError e) {
            return null; // one that needs a library that is not there, and so is not used
        }
    }
}
