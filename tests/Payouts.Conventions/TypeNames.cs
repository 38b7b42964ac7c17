using System.Reflection;

namespace Payouts.Conventions;

/// <summary>Names of types as C# writes them, with the question marks of what may be null.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(decimal)] = "decimal",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(short)] = "short",
        [typeof(string)] = "string",
        [typeof(uint)] = "uint",
        [typeof(ulong)] = "ulong",
        [typeof(void)] = "void",
    };

    public static string Of(Type type)
    {
        if (type.IsByRef) return Of(type.GetElementType()!);
        if (Keywords.TryGetValue(type, out string? keyword)) return keyword;
        if (Nullable.GetUnderlyingType(type) is { } underlying) return $"{Of(underlying)}?";
        if (type.IsArray) return $"{Of(type.GetElementType()!)}[]";
        string outer = type is { IsNested: true, IsGenericParameter: false } ? $"{Of(type.DeclaringType!)}." : "";
        string name = type.Name.Split('`')[0];
        return type.IsGenericType ? $"{outer}{name}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : outer + name;
    }

    public static string Of(NullabilityInfo info)
    {
        Type type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        string mark = !type.IsValueType && (info.ReadState == NullabilityState.Nullable || info.WriteState == NullabilityState.Nullable) ? "?" : "";
        if (info.ElementType is { } element && type.IsArray) return $"{Of(element)}[]{mark}";
        if (Nullable.GetUnderlyingType(type) is not null || info.GenericTypeArguments.Length == 0) return Of(type) + mark;
        return $"{type.Name.Split('`')[0]}<{string.Join(", ", info.GenericTypeArguments.Select(Of))}>{mark}";
    }
}
