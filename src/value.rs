//! Plain data of any shape: what a model's file says, and what crosses to JavaScript.
//!
//! Every type that crosses becomes one `Value` first. One type is then written for JavaScript, where a writer for each type
//! and each of its fields would make the module a third larger.

#![expect(clippy::disallowed_types, reason = "the points of a picture cross as floats; nothing is computed with them")]

use serde::ser::{
    self, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, Serializer,
};

/// Null, a truth, a whole number, a text, points of a picture, a list, or a record in the order it was written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    Number(u64),
    Float(f64),
    Text(String),
    List(Vec<Value>),
    /// Numbers for drawing, which JavaScript gets as one `Float64Array`.
    Points(Vec<f64>),
    Record(Vec<(String, Value)>),
}

impl Value {
    /// The member of a record; null where there is none, and where this is no record.
    pub(crate) fn get(&self, name: &str) -> &Self {
        let Self::Record(members) = self else { return &Self::Null };
        members.iter().find(|(other, _)| other == name).map_or(&Self::Null, |(_, value)| value)
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What can be serialized, as data.
    pub(crate) fn of(value: &(impl Serialize + ?Sized)) -> Self {
        value.serialize(ToValue).unwrap_or(Self::Null)
    }
}

/// The name under which points are serialized.
const POINTS: &str = "points";

/// Serializes floats as points of a picture, also where there are none.
pub(crate) fn points<S: Serializer>(points: &[f64], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_newtype_struct(POINTS, points)
}

/// Makes a [`Value`] of whatever serde can serialize.
struct ToValue;

/// Something that has no place in a [`Value`]; none of our types has it.
#[derive(Debug)]
pub(crate) struct NoValue;

impl std::fmt::Display for NoValue {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("this cannot be a value")
    }
}

impl std::error::Error for NoValue {}

impl ser::Error for NoValue {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
}

type Written = Result<Value, NoValue>;

impl Serializer for ToValue {
    type Ok = Value;
    type Error = NoValue;
    type SerializeSeq = List;
    type SerializeTuple = List;
    type SerializeTupleStruct = Impossible<Value, NoValue>;
    type SerializeTupleVariant = Impossible<Value, NoValue>;
    type SerializeMap = Record;
    type SerializeStruct = Record;
    type SerializeStructVariant = Impossible<Value, NoValue>;

    fn serialize_bool(self, value: bool) -> Written {
        Ok(Value::Bool(value))
    }

    fn serialize_u32(self, value: u32) -> Written {
        Ok(Value::Number(value.into()))
    }

    fn serialize_u64(self, value: u64) -> Written {
        Ok(Value::Number(value))
    }

    fn serialize_f64(self, value: f64) -> Written {
        Ok(Value::Float(value))
    }

    fn serialize_str(self, value: &str) -> Written {
        Ok(Value::Text(value.to_owned()))
    }

    /// An enum of codes: the code.
    fn serialize_unit_variant(self, _: &'static str, _: u32, code: &'static str) -> Written {
        self.serialize_str(code)
    }

    fn serialize_none(self) -> Written {
        Ok(Value::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_seq(self, count: Option<usize>) -> Result<List, NoValue> {
        Ok(List(Vec::with_capacity(count.unwrap_or_default())))
    }

    fn serialize_tuple(self, count: usize) -> Result<List, NoValue> {
        self.serialize_seq(Some(count))
    }

    fn serialize_map(self, count: Option<usize>) -> Result<Record, NoValue> {
        Ok(Record(Vec::with_capacity(count.unwrap_or_default())))
    }

    fn serialize_struct(self, _: &'static str, count: usize) -> Result<Record, NoValue> {
        self.serialize_map(Some(count))
    }

    fn collect_str<T: std::fmt::Display + ?Sized>(self, _: &T) -> Written {
        Err(NoValue)
    }

    fn serialize_unit(self) -> Written {
        Ok(Value::Null)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Written {
        let value = value.serialize(self)?;
        Ok(if name == POINTS { as_points(value) } else { value })
    }

    fn serialize_i8(self, _: i8) -> Written {
        Err(NoValue)
    }

    fn serialize_i16(self, _: i16) -> Written {
        Err(NoValue)
    }

    fn serialize_i32(self, _: i32) -> Written {
        Err(NoValue)
    }

    fn serialize_i64(self, _: i64) -> Written {
        Err(NoValue)
    }

    fn serialize_u8(self, _: u8) -> Written {
        Err(NoValue)
    }

    fn serialize_u16(self, _: u16) -> Written {
        Err(NoValue)
    }

    fn serialize_f32(self, _: f32) -> Written {
        Err(NoValue)
    }

    fn serialize_char(self, _: char) -> Written {
        Err(NoValue)
    }

    fn serialize_bytes(self, _: &[u8]) -> Written {
        Err(NoValue)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        Err(NoValue)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Written {
        Err(NoValue)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, NoValue> {
        Err(NoValue)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NoValue> {
        Err(NoValue)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NoValue> {
        Err(NoValue)
    }
}

/// A list being written.
struct List(Vec<Value>);

impl List {
    #[inline(never)]
    fn push(&mut self, value: Value) {
        self.0.push(value);
    }
}

/// A list of floats as points.
fn as_points(value: Value) -> Value {
    let Value::List(list) = value else { return value };
    let float = |value| match value {
        Value::Float(float) => Some(float),
        _ => None,
    };
    Value::Points(list.into_iter().filter_map(float).collect())
}

impl SerializeSeq for List {
    type Ok = Value;
    type Error = NoValue;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NoValue> {
        self.push(Value::of(value));
        Ok(())
    }

    fn end(self) -> Written {
        Ok(Value::List(self.0))
    }
}

impl SerializeTuple for List {
    type Ok = Value;
    type Error = NoValue;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NoValue> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Written {
        SerializeSeq::end(self)
    }
}

/// A record being written.
struct Record(Vec<(String, Value)>);

impl Record {
    #[inline(never)]
    fn push(&mut self, name: &str, value: Value) {
        self.0.push((name.to_owned(), value));
    }
}

impl SerializeMap for Record {
    type Ok = Value;
    type Error = NoValue;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), NoValue> {
        let name = Value::of(name);
        self.push(name.text().ok_or(NoValue)?, Value::Null);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NoValue> {
        let (_, member) = self.0.last_mut().ok_or(NoValue)?;
        *member = Value::of(value);
        Ok(())
    }

    fn end(self) -> Written {
        Ok(Value::Record(self.0))
    }
}

impl SerializeStruct for Record {
    type Ok = Value;
    type Error = NoValue;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), NoValue> {
        self.push(name, Value::of(value));
        Ok(())
    }

    fn end(self) -> Written {
        Ok(Value::Record(self.0))
    }
}
