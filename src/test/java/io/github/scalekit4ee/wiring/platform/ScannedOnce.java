package io.github.scalekit4ee.wiring.platform;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.catalina.startup.ContextConfig;
import org.apache.tomcat.Jar;
import org.apache.tomcat.util.bcel.classfile.ClassParser;
import org.apache.tomcat.util.bcel.classfile.JavaClass;
import org.apache.tomcat.util.descriptor.web.WebXml;
import org.apache.tomcat.util.scan.JarFactory;

/**
 * Tomcat's search for annotated classes and for those that a {@code ServletContainerInitializer} handles. It reads all classes of each
 * jar of each application; here a file that many applications have in common is read once.
 */
final class ScannedOnce extends ContextConfig {

    /** By the key of the file, which its links have in common. */
    private final Map<Object, List<JavaClass>> read;

    /** @param read what all applications have in common */
    ScannedOnce(Map<Object, List<JavaClass>> read) {
        this.read = read;
    }

    @Override
    protected void processAnnotationsJar(
            URL url, WebXml fragment, boolean handlesTypesOnly, Map<String, JavaClassCacheEntry> javaClassCache) {
        for (JavaClass each : classes(url)) {
            checkHandlesTypes(each, javaClassCache);
            if (!handlesTypesOnly) {
                processClass(fragment, each);
            }
        }
    }

    private List<JavaClass> classes(URL url) {
        try {
            Object file = key(url);
            List<JavaClass> known = read.get(file);
            if (known == null) {
                known = parsed(url);
                read.put(file, known);
            }
            return known;
        } catch (IOException e) {
            throw new IllegalStateException(url.toString(), e);
        }
    }

    /** The address itself where the file system has no such keys. */
    private static Object key(URL url) throws IOException {
        String address = url.toString().replaceFirst("^jar:", "").replaceFirst("!/$", "");
        Object file = Files.readAttributes(Path.of(URI.create(address)), BasicFileAttributes.class)
                .fileKey();
        return file == null ? address : file;
    }

    private static List<JavaClass> parsed(URL url) throws IOException {
        List<JavaClass> classes = new ArrayList<>();
        try (Jar jar = JarFactory.newInstance(url)) {
            for (jar.nextEntry(); jar.getEntryName() != null; jar.nextEntry()) {
                if (jar.getEntryName().endsWith(".class")) {
                    try (InputStream bytes = jar.getEntryInputStream()) {
                        classes.add(new ClassParser(bytes).parse());
                    }
                }
            }
        }
        return classes;
    }
}
