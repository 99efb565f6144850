package io.github.scalekit4ee.wiring;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a server shows its applications: its own classes and the APIs, and nothing of this project. It may lack parts of a server, to be
 * one that does not have them.
 */
final class ServerLoader extends ClassLoader {

    private static final String PROJECT = "io.github.scalekit4ee.";

    private final Set<String> lacking;

    /** @param lacking the beginnings of the names of classes, and of jars, that this server does not have */
    ServerLoader(ClassLoader server, Set<String> lacking) {
        super(server);
        this.lacking = Set.copyOf(lacking);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (isHidden(name)) {
            throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return shown(Collections.list(found(name))).stream().findFirst().orElse(null);
    }

    @Override
    public Enumeration<URL> getResources(String name) {
        return Collections.enumeration(shown(Collections.list(found(name))));
    }

    private Enumeration<URL> found(String name) {
        try {
            return isHidden(name.replace('/', '.'))
                    ? Collections.emptyEnumeration()
                    : getParent().getResources(name);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<URL> shown(List<URL> resources) {
        return resources.stream().filter(this::isShown).toList();
    }

    private boolean isShown(URL resource) {
        String url = resource.toExternalForm();
        return lacking.stream().noneMatch(each -> url.contains("/" + each));
    }

    private boolean isHidden(String name) {
        return (name.startsWith(PROJECT) && !name.startsWith(Realm.PLATFORM))
                || lacking.stream().anyMatch(name::startsWith);
    }
}
