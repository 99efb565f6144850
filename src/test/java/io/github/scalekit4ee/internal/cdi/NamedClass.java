package io.github.scalekit4ee.internal.cdi;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Makes classes that only some server has, or that another application has, too. */
final class NamedClass extends ClassLoader {

    private NamedClass() {
        super(NamedClass.class.getClassLoader());
    }

    static Class<?> of(String name) {
        return of(name, Object.class);
    }

    /** @param superclass which is public, with such a constructor without parameters */
    static Class<?> of(String name, Class<?> superclass) {
        String parent = superclass.getName().replace('.', '/');
        ClassWriter made = new ClassWriter(0);
        made.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name.replace('.', '/'), null, parent, null);
        MethodVisitor constructor = made.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, parent, "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(1, 1);
        constructor.visitEnd();
        return of(name, made.toByteArray());
    }

    /** @param bytes of the class, which may be there already */
    static Class<?> of(String name, byte[] bytes) {
        return new NamedClass().defineClass(name, bytes, 0, bytes.length);
    }

    /** An object of a class of this name. */
    static <T> T made(String name, Class<T> superclass) {
        try {
            return superclass.cast(of(name, superclass).getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
