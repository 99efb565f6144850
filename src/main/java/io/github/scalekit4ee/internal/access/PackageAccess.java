package io.github.scalekit4ee.internal.access;

import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * Holds the one object by which other rooms call package-private members of a public class, so that no internal type stands in a
 * public signature. The public class puts it here in its static initializer, as {@code jdk.internal.access.SharedSecrets} of the
 * JDK has it.
 *
 * <p>Made for a static field. It holds no state of an application: what is put here has none, and stays for ever.
 *
 * @param <A> what the public class lets the other rooms do
 */
public final class PackageAccess<A> {

    private final Class<?> owner;
    private volatile @Nullable A accessor;

    /** @param owner the public class that calls {@link #set} when it is initialized */
    public PackageAccess(Class<?> owner) {
        this.owner = owner;
    }

    /**
     * For the owner's static initializer.
     *
     * @throws IllegalStateException if it was called before
     */
    public void set(A only) {
        if (accessor != null) {
            throw new IllegalStateException("There is access to " + owner.getName() + " already.");
        }
        accessor = only;
    }

    /** Initializes the owner if nobody has used it yet. */
    public A get() {
        A present = accessor;
        return present != null ? present : afterInitialization();
    }

    private A afterInitialization() {
        try {
            MethodHandles.lookup().ensureInitialized(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e); // the owner is public
        }
        A present = accessor;
        if (present == null) {
            throw new IllegalStateException(owner.getName() + " gives no access.");
        }
        return present;
    }
}
