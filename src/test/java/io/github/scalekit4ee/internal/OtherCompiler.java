package io.github.scalekit4ee.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Loads a class, and those that are nested in it, as if javac had not compiled them: bridges have no annotations, as Kotlin's do not, and
 * on request nothing has a generic signature, as in code that was shrunk.
 */
public final class OtherCompiler extends ClassLoader {

    private final String outer;
    private final Set<Part> removed;

    /** What javac writes and others do not. */
    public enum Part {
        ANNOTATIONS_OF_BRIDGES,
        GENERIC_SIGNATURES
    }

    public OtherCompiler(Class<?> outer, Part... removed) {
        super(outer.getClassLoader());
        this.outer = outer.getName();
        this.removed = Set.of(removed);
    }

    public Class<?> recompiled(Class<?> original) {
        try {
            return loadClass(original.getName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.equals(outer) && !name.startsWith(outer + '$')) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            ClassReader original = new ClassReader(file.readAllBytes());
            ClassWriter written = new ClassWriter(0);
            original.accept(new Removal(written), 0);
            byte[] bytes = written.toByteArray();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private final class Removal extends ClassVisitor {

        Removal(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                String superName,
                String[] interfaces) {
            super.visit(version, access, name, kept(signature), superName, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, kept(signature), exceptions);
            boolean bridge = (access & Opcodes.ACC_BRIDGE) != 0;
            return bridge && removed.contains(Part.ANNOTATIONS_OF_BRIDGES) ? new WithoutAnnotations(next) : next;
        }

        private @Nullable String kept(@Nullable String signature) {
            return removed.contains(Part.GENERIC_SIGNATURES) ? null : signature;
        }
    }

    private static final class WithoutAnnotations extends MethodVisitor {

        WithoutAnnotations(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return null;
        }
    }
}
