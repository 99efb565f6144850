import io.github.scalekit4ee.shaded.caffeine.cache.Cache;
import io.github.scalekit4ee.shaded.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Enumeration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Each class of a carried library can be linked, and Caffeine finds its generated classes under their new name. */
public class CarriedLibraries {

    private static final String CARRIED = "io/github/scalekit4ee/shaded/";

    public static void main(String[] arguments) throws Exception {
        AtomicLong now = new AtomicLong();
        Cache<Object, Object> cache = Caffeine.newBuilder()
                .maximumWeight(3)
                .weigher((key, value) -> 1)
                .expireAfterWrite(Duration.ofMinutes(1))
                .removalListener((key, value, cause) -> {})
                .ticker(now::get)
                .executor(Runnable::run)
                .build();
        for (int i = 0; i < 1000; i++) {
            cache.put(i, i);
            cache.put(i, -i);
            cache.getIfPresent(i);
            cache.invalidate(i / 2);
        }
        cache.cleanUp();
        System.out.println("cache " + cache.estimatedSize());
        now.addAndGet(Duration.ofMinutes(2).toNanos());
        cache.cleanUp();
        System.out.println("cache " + cache.estimatedSize());
        cache.put(1, 1);
        cache.invalidateAll();
        System.out.println("cache " + cache.estimatedSize());

        try (JarFile jar = new JarFile(arguments[0])) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                String name = entries.nextElement().getName();
                if (name.startsWith(CARRIED) && name.endsWith(".class")) {
                    link(name.substring(0, name.length() - 6).replace('/', '.'));
                }
            }
        }
        System.out.println("linked");
    }

    /** Initializing a class verifies it first, which is when a superclass that was left out is missed. */
    private static void link(String name) throws ClassNotFoundException {
        try {
            Class.forName(name);
        } catch (LinkageError e) {
            System.out.println(name + ": " + e);
        }
    }
}
